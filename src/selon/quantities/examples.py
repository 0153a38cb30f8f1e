"""The examples of `numbers.toml`: "[Près de 40] maisons ont brûlé. => 40/40/40~"."""

from collections.abc import Iterator

from selon.folding import fold
from selon.lang.examples import unmark, without
from selon.lang.lexicon import Table, entries
from selon.quantities.finding import find_quantities
from selon.quantities.lexicon import Numbers, NumbersFile, compile_numbers
from selon.records import Quantity

Said = list[tuple[str, str]]  # the words of each number, and its bounds


def check_examples(table: Table, language: str) -> Iterator[tuple[str, str]]:
    """Give (entry id, fault) for each example that fails and each reject that holds a number.

    Every entry must matter: without it, one of its examples or rejects reads otherwise.
    """
    del language
    if not isinstance(table, NumbersFile):
        return
    numbers = compile_numbers(table)
    for entry in entries(table):
        lacking = compile_numbers(without(table, entry.id))
        shown = False
        for line in (*entry.examples, *entry.rejects):
            text, wanted = _read(line)
            found = _said(text, numbers)
            shown = shown or found != _said(text, lacking)
            if wanted != found:
                yield entry.id, f"{found} in: {line}"
        if not shown:
            yield entry.id, f"no example shows it: {entry.examples[0]}"


def bounds(quantity: Quantity) -> str:
    """Give the bounds of a number as examples write them.

    >>> from selon.records import Span
    >>> bounds(Quantity(Span(0, 8), 28, None, None))
    '28/null/null'
    """
    values = (quantity.low, quantity.best, quantity.high)
    numbers = "/".join("null" if value is None else str(value) for value in values)
    return numbers + ("~" if quantity.approx else "")


def _read(line: str) -> tuple[str, Said]:
    """Give the text of an example or reject, and the numbers that must be found in it."""
    marked, _, said = line.partition(" => ")
    text, spans = unmark(marked)
    every = said.split(", ") if said else []
    if len(every) != len(spans["["]):
        raise ValueError(f"not as many numbers as brackets in: {line}")
    return text, [(span.of(text), s) for span, s in zip(spans["["], every, strict=True)]


def _said(text: str, numbers: Numbers) -> Said:
    return [(q.span.of(text), bounds(q)) for q in find_quantities(fold(text).text, numbers)]
