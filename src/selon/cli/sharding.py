"""Texts coded shard by shard into a folder of parts, where coding may be taken up again."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli.interface import current_language
from selon.contract import refusal
from selon.formats import Output
from selon.messages import message
from selon.records import Refusal

if TYPE_CHECKING:
    from selon.shards import Row, Shard, Task
    from selon.sifting import Read


def coded(
    parts: Path,
    *,
    engine: str,
    processes: int,
    layers: frozenset[str],
    language: str,
    read: "Read",
) -> Iterator[Output]:
    """Code the documents of the running command into `parts`; give them in their order.

    What was coded there before in the same way is taken from there.
    """
    from selon.ledger import lexicon_digest  # noqa: PLC0415 - loads the ledger
    from selon.shards import Task, plan  # noqa: PLC0415 - as above
    from selon.shards.running import code_shards  # noqa: PLC0415 - as above

    given = click.get_current_context().params
    told = given["language"]
    task = Task(
        folder=str(parts.resolve()),
        layers=tuple(sorted(layers)),
        lexicon=lexicon_digest(read=read),
        read=read,
        language=None if told == "auto" else told,
        published=_day(given["published"]),
        outlet=given["outlet"],
    )
    shards = list(plan(given["paths"]))
    for done, (shard, entry) in enumerate(
        code_shards(task, shards, engine=engine, workers=processes)
    ):
        fields = {"part": shard.name, "done": done + 1, "documents": entry.documents}
        click.echo(
            message("cli", "code.done.part", language=current_language(), **fields), err=True
        )
    return _outputs(task, shards, language)


def _day(value: datetime | None) -> Any:  # noqa: ANN401 - a date or None
    return value.date() if value else None


def _outputs(task: "Task", shards: "list[Shard]", language: str) -> Iterator[Output]:
    """Give what stands in the parts; a shard that failed is one refused document."""
    from selon.shards import read_part  # noqa: PLC0415 - an extra is needed

    manifest = task.manifest()
    for shard in shards:
        entry = manifest.entry(shard)
        if entry is None or entry.failed is not None:
            fault = Refusal(shard.name, "coder.fault", {"fault": entry and entry.failed})
            yield Output(refusal(fault, language=language))
            continue
        for row in read_part(manifest.part(shard)):
            yield _output(row, language)


def _output(row: "Row", language: str) -> Output:
    if isinstance(row.item, Refusal):
        return Output(refusal(row.item, language=language))
    return Output(json.loads(row.line), row.item.text)
