"""A table for the terminal: what happened and who counts what, then who says what.

Colours and width come from the terminal; in a pipe the table is plain text, 100 columns wide unless
COLUMNS says otherwise. NO_COLOR is respected.
"""

import os
import re
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from selon.contract import Json
from selon.formats import Output
from selon.formats.tolls import by_source
from selon.formats.wording import (
    amount,
    confidence,
    counted,
    days,
    event_type,
    flags,
    heading,
    line,
    place,
    term,
    who,
)

_TRAILING: Final = re.compile(" +$", re.MULTILINE)  # cells are padded; in a pipe that is noise
_PIPE_WIDTH: Final = 100
_INDENT: Final = (0, 0, 0, 4)
_UNSURE: Final = frozenset({"denies", "alleges", "accuses"})


def write(outputs: Iterable[Output], file: TextIO, *, language: str) -> None:
    """Write the documents one below the other, each as soon as it is there."""
    width = None if file.isatty() or os.environ.get("COLUMNS") else _PIPE_WIDTH
    console = Console(file=file, width=width, highlight=False, markup=False, emoji=False)
    for output in outputs:
        with console.capture() as captured:
            for part in _document(output, language):
                console.print(part)
        told = captured.get()
        file.write(told if console.is_terminal else _TRAILING.sub("", told))
        file.flush()


def _document(output: Output, language: str) -> Iterator[RenderableType]:
    document = output.document
    yield Rule(Text(line(document["doc_id"]), "bold"), align="left", style="dim")
    if "error" in document:
        error = document["error"]
        yield Text(f"{error['code']}  {line(error['message'])}\n", "red")
        return
    yield Text(heading(document, language), "dim")
    yield from _events(document, language)
    yield from _claims(document, output.text, language)
    yield Text()


def _events(document: Json, language: str) -> Iterator[RenderableType]:
    if document.get("events") == []:
        yield Text(f"\n{term('table', 'no_events', language)}", "dim")
    for event in document.get("events", ()):
        yield Text()
        yield _event_line(event, language)
        yield Padding(_slots(event, language), _INDENT)
        if event["claims"]:
            yield Padding(_counts(event, language), (1, 0, 0, 4))


def _event_line(event: Json, language: str) -> Text:
    told = [term("status", event["status"], language)]
    told += flags(event, ("aggregate", "background"), language)
    return Text.assemble(
        (f"{event['event_id']:<4}", "cyan"),
        (event_type(event["sub_event_type"], language), "bold"),
        f"  {' · '.join(told)}",
        (f"  {confidence(event, language)}", "dim"),
    )


def _slots(event: Json, language: str) -> Table:
    """Give who did what to whom, where and when; a slot without words has no line."""
    slots = {
        "who": _words(event["initiator"]),
        "to_whom": _words(event["target"]),
        "weapon": _words(event["weapon"]),
        "count": _count(event, language),
        "where": _places(event, language),
        "when": days(event["date"], language),
        "responsibility": _words(event["responsibility"]),
        "words": _words(event["mentions"]),
    }
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, words in slots.items():
        if words:
            grid.add_row(term("table", name, language), Text(words))
    return grid


def _counts(event: Json, language: str) -> Table:
    """Give what each source counts, one source a row, one kind of figure a column."""
    told = by_source(event["claims"])
    kinds = list(dict.fromkeys(kind for one in told for kind, _ in one.figures))
    table = _table()
    table.add_column(term("table", "source", language), ratio=3, overflow="fold")
    table.add_column(term("table", "stance", language), no_wrap=True)
    for kind in kinds:
        table.add_column(term("figure", kind, language), overflow="fold", max_width=24)
    for one in told:
        cells = {kind: [amount(q, language) for k, q in one.figures if k == kind] for kind in kinds}
        row = [Text("\n".join(cells[kind]) or "·") for kind in kinds]
        table.add_row(_who(one.claim, language), _stance(one.claim, language), *row)
    return table


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, show_edge=False)


def _claims(document: Json, text: str, language: str) -> Iterator[RenderableType]:
    """Give who says what; the article's own voice is left out, for it is the article."""
    if "claims" not in document:
        return
    spoken = [claim for claim in document["claims"] if claim["source"]]
    if not spoken:
        yield Text(f"\n{term('table', 'no_claims', language)}", "dim")
        return
    table = _table()
    table.add_column("", style="cyan", no_wrap=True)
    table.add_column(term("table", "source", language), ratio=2, overflow="fold")
    table.add_column(term("table", "stance", language), no_wrap=True)
    table.add_column(term("table", "content", language), ratio=5, overflow="fold")
    for claim in spoken:
        content = line(text[claim["content"]["start"] : claim["content"]["end"]])
        row = _who(claim, language), _stance(claim, language), Text(content)
        table.add_row(Text(claim["claim_id"]), *row)
    yield Text()
    yield Text(term("table", "claims", language), "bold")
    yield table


def _who(claim: Json, language: str) -> Text:
    return Text(who(claim["source"], language), "italic" if claim["source"] is None else "")


def _stance(claim: Json, language: str) -> Text:
    words = [term("stance", claim["stance"], language)]
    words += flags(claim, ("preliminary", "distance"), language)
    return Text("\n".join(words), "yellow" if claim["stance"] in _UNSURE else "")


def _words(items: Iterable[Json]) -> str:
    """Give the different words of several mentions, in their order."""
    return " · ".join(dict.fromkeys(line(item["text"]) for item in items))


def _count(event: Json, language: str) -> str:
    count = event["count"]
    return counted("unit", count["unit"], count, language) if count else ""


def _places(event: Json, language: str) -> str:
    return " · ".join(dict.fromkeys(place(known, language) for known in event["places"]))
