"""A parse with words hung elsewhere, which stays a tree."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from selon.parsing import Parse, children_of


def rehang(parse: Parse, changes: Mapping[int, tuple[int, str]]) -> Parse:
    """Give a parse with words hung elsewhere, but for those that would hang below themselves."""
    heads = [w.head for w in parse.words]
    for i, (head, _) in changes.items():
        heads[i] = head
    kept = dict(changes)
    for i in changes:
        if _is_below(heads, i):
            heads[i] = parse.words[i].head
            del kept[i]
    words = [
        replace(w, head=kept[w.i][0], dep=kept[w.i][1]) if w.i in kept else w for w in parse.words
    ]
    return replace(parse, words=tuple(words), children=children_of(words))


def _is_below(heads: Sequence[int], i: int) -> bool:
    """Say whether a word hangs below itself."""
    seen, j = {i}, heads[i]
    while j not in seen and heads[j] != j:
        seen.add(j)
        j = heads[j]
    return j == i and heads[i] != i
