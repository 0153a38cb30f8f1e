"""The second word that some triggers need: "ouvert le [feu]", "repris [Goma]"."""

from collections.abc import Iterator

from selon.parsing import Word
from selon.syntax import Tree

# How far a companion word may stand from its head ("ouvert mardi matin le feu"), in words.
WINDOW = 7

# How many words above a trigger a relative clause may begin: "que l'armée venait de reprendre".
UP = 3


def companion(
    tree: Tree, word: Word, lemmas: tuple[str, ...], placed: frozenset[int] | None
) -> Word | None:
    """Give the companion of a word: after it, in its phrase, at its verb, or what it is said of.

    `placed` are the words that name places, where one serves as companion.
    """
    words = tree.parse.words
    if (mate := _nearest(tree, word, lemmas)) is not None:
        return mate
    for j in (*_carriers(tree, word), *_antecedents(tree, word)):
        if is_any(words[j], lemmas):
            return words[j]
    if placed is None:
        return None
    after = range(word.i + 1, min(word.i + 4, len(words)))
    found = (j for j in (*after, *_antecedents(tree, word)) if j in placed)
    return next((words[j] for j in found), None)


def _nearest(tree: Tree, word: Word, lemmas: tuple[str, ...]) -> Word | None:
    """Give the nearest companion after the word, or before it inside the same phrase."""
    sentence = tree.parse.sentences[word.sentence]
    after = range(word.i + 1, min(max(sentence.stop, _compound(tree, word)), word.i + WINDOW))
    before = range(word.i - 1, max(sentence.start, word.i - WINDOW) - 1, -1)
    for j in after:
        mate = tree.parse.words[j]
        if mate.pos == "PUNCT" and mate.text not in "-'\"«»":
            break
        if is_any(mate, lemmas):
            return mate
    for j in before:
        mate = tree.parse.words[j]
        if is_any(mate, lemmas) and (word.i == mate.head or mate.i == word.head):
            return mate
    return None


def _carriers(tree: Tree, word: Word) -> Iterator[int]:
    """Give the verb of which a noun is the subject, behind commas too: "la guerre, …, a [fait]"."""
    if word.dep in tree.labels.subject | tree.labels.passive_subject:
        yield word.head


def _antecedents(tree: Tree, word: Word) -> Iterator[int]:
    """Give the noun of which a relative clause tells: "[Gao], que l'armée vient de reprendre"."""
    j = word.i
    for _ in range(UP):
        if tree.parse.words[j].dep in tree.labels.relative:
            yield tree.parse.words[j].head
            return
        j = tree.parse.words[j].head


def _compound(tree: Tree, word: Word) -> int:
    """Give the end of a compound with hyphens, which the parser may cut in two sentences."""
    words, j = tree.parse.words, word.i
    while j + 2 < len(words) and words[j].end == words[j + 1].start and words[j + 1].text == "-":
        j += 2
    return j + 1


def tied(tree: Tree, word: Word, lemmas: tuple[str, ...]) -> Word | None:
    """Give the companion right behind a word, or hanging on it: "blew the bridge [up]"."""
    words = tree.parse.words
    behind = [word.i + 1] if word.i + 1 < len(words) else []
    found = (j for j in (*behind, *tree.parse.children[word.i]) if is_any(words[j], lemmas))
    return next((words[j] for j in found), None)


def is_any(word: Word, lemmas: tuple[str, ...]) -> bool:
    """Say whether a word is one of several lemmas; its form counts where the tables have none."""
    return word.lemma in lemmas or word.verb in lemmas or word.norm in lemmas
