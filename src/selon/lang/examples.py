"""What the checks of all steps share: examples without their marks, tables without an entry."""

from collections.abc import Mapping
from typing import Final, TypeVar

from selon.folding import fold
from selon.lang.lexicon import Table
from selon.records import Span

Some = TypeVar("Some", bound=Table)

_CLOSING: Final[Mapping[str, str]] = {"[": "]", "{": "}", "<": ">"}


def unmark(example: str, marks: str = "[") -> tuple[str, Mapping[str, tuple[Span, ...]]]:
    """Give an example folded and without its marks, and the spans that each kind of mark encloses.

    `marks` are the opening ones that count; marks may be nested. ValueError where one is not
    closed, or closes nothing.

    >>> text, spans = unmark("{Selon} [un témoin], il pleut.", "[{")
    >>> text, spans["["][0].of(text)
    ('Selon un témoin, il pleut.', 'un témoin')
    """
    text, opened = "", list[tuple[str, int]]()
    spans: dict[str, list[Span]] = {mark: [] for mark in marks}
    opening = {_CLOSING[mark]: mark for mark in marks}
    for character in fold(example).text:
        if character in spans:
            opened.append((character, len(text)))
        elif character in opening:
            mark, start = opened.pop() if opened else ("", 0)
            if mark != opening[character]:
                raise ValueError(f"{character} closes nothing in: {example}")
            spans[mark].append(Span(start, len(text)))
        else:
            text += character
    if opened:
        raise ValueError(f"{opened[-1][0]} is not closed in: {example}")
    return text, {
        mark: tuple(sorted(found, key=lambda span: span.start)) for mark, found in spans.items()
    }


def without(table: Some, id_: str) -> Some:
    """Give a table as it is, but for one entry.

    What a word does that no evidence names, its absence shows: an example must read otherwise.
    """
    sections = {
        name: tuple(entry for entry in section if getattr(entry, "id", None) != id_)
        for name in type(table).model_fields
        if isinstance(section := getattr(table, name), tuple)
    }
    return remade(table, sections)


def remade(table: Some, sections: Mapping[str, object]) -> Some:
    """Give a table with other sections, made anew so that nothing cached comes along."""
    fields = {name: getattr(table, name) for name in type(table).model_fields}
    return type(table).model_validate({**fields, **sections})
