"""A sentence that a parser broke in its middle, made one again.

"Douze hommes ont été abattus jeudi | dans une opération près de Blida.": no sentence ends without
a mark, and none begins with a small letter. What stands in the lesser part hangs on the verb again.
"""

from collections.abc import Iterator, Sequence

from selon.parsing import Parse, Word
from selon.rehanging import rehang, with_sentences
from selon.syntax import Labels

# Marks that may end a sentence, as the last letter of its last word.
_ENDS = frozenset('.!?;:…»"”)–—-')
_NAMES = frozenset({"PROPN", "PUNCT"})


def make_whole(parse: Parse, labels: Labels) -> Parse:
    """Give the parse with broken sentences joined; the same parse where there are none."""
    parts = list(_parts(parse))
    if len(parts) == len(parse.sentences):
        return parse
    changes: dict[int, tuple[int, str]] = {}
    for part in parts:
        if len(part) > 1:
            changes |= _hung(parse.words, part, labels)
    whole = rehang(parse, changes)
    return with_sentences(whole, [range(part[0].start, part[-1].stop) for part in parts])


def _parts(parse: Parse) -> Iterator[list[range]]:
    """Give the sentences, those together that are one."""
    held: list[range] = []
    for sentence in parse.sentences:
        if held and not _goes_on(parse, held[-1], sentence):
            yield held
            held = []
        held.append(sentence)
    if held:
        yield held


def _goes_on(parse: Parse, first: range, second: range) -> bool:
    """Say whether a sentence is the rest of the one before it."""
    last, word = parse.words[first.stop - 1], parse.words[second.start]
    if last.paragraph != word.paragraph or last.text[-1] in _ENDS:
        return False
    if all(parse.words[i].pos in _NAMES for i in first):
        return False  # the town of a dateline
    if "\n" in parse.text[last.end : word.start]:
        return False
    return word.text[0].islower() or word.pos == "PUNCT"


def _hung(words: Sequence[Word], part: list[range], labels: Labels) -> dict[int, tuple[int, str]]:
    """Give the tops of the parts that hang on the top of one of them, and as what."""
    tops = [i for sentence in part for i in sentence if words[i].head == i]
    verbs = [i for i in tops if words[i].pos in labels.pos_verb]
    solid = [i for i in tops if words[i].pos != "PUNCT"]
    top = (verbs or solid or tops)[0]
    return {i: (top, _label(words, i, labels)) for i in tops if i != top}


def _label(words: Sequence[Word], i: int, labels: Labels) -> str:
    """Give what the top of a lesser part is below the verb of the sentence."""
    if words[i].pos == "PUNCT":
        return min(labels.punctuation)
    if words[i].pos in labels.pos_verb:
        return min(labels.adverbial)
    return max(labels.oblique)
