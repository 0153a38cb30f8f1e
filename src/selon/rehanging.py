"""A parse changed: words under other heads, the same words cut into other sentences.

What the repairs share; they say what is to change, and nothing here knows a language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from selon.parsing import Parse, Word, children_of


def rehang(parse: Parse, changes: Mapping[int, tuple[int, str]]) -> Parse:
    """Give the parse with words under new heads: position → (head, label), a root its own head.

    A change that would hang a word below itself is left out.
    """
    heads = [word.head for word in parse.words]
    kept: dict[int, tuple[int, str]] = {}
    left, waiting = dict(changes), len(changes) + 1
    while len(left) < waiting:  # what is below another may be free once that is moved
        waiting = len(left)
        for i, (head, dep) in list(left.items()):
            if not _is_below(heads, head, i):
                heads[i], kept[i] = head, (head, dep)
                del left[i]
    words = tuple(
        replace(w, head=kept[w.i][0], dep=kept[w.i][1]) if w.i in kept else w for w in parse.words
    )
    return replace(parse, words=words, children=children_of(words))


def _is_below(heads: Sequence[int], j: int, i: int) -> bool:
    """Say whether word `j` hangs below word `i`."""
    if j == i:
        return False  # a root
    while heads[j] != j:
        j = heads[j]
        if j == i:
            return True
    return False


def with_sentences(parse: Parse, sentences: Sequence[range]) -> Parse:
    """Give the parse cut into other sentences, each word with the number of its own."""
    number = [n for n, sentence in enumerate(sentences) for _ in sentence]
    words = (w if w.sentence == number[w.i] else _in(w, number[w.i]) for w in parse.words)
    return replace(parse, words=tuple(words), sentences=tuple(sentences))


def _in(w: Word, sentence: int) -> Word:
    """Give a word of another sentence; `replace` takes four times as long, for every word."""
    told = (w.i, w.start, w.end, w.text, w.norm, w.lemma, w.verb, w.pos, w.dep, w.head, w.morph)
    return Word(*told, sentence, w.paragraph)
