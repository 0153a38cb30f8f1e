"""One shard coded into its part: what every engine has its workers do."""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from selon import __version__
from selon.contract import document, dumps, refusal
from selon.documents import Given, read_documents, read_stretch
from selon.records import Article, Coded, Refusal
from selon.shards.manifest import Entry, Manifest
from selon.shards.parts import Row, write_part
from selon.shards.planning import Shard

if TYPE_CHECKING:
    from selon.pipeline import Coder
    from selon.sifting import Read

log = logging.getLogger(__name__)

LAYERS: Final = frozenset({"claims", "events", "framing", "times", "toponyms"})


@dataclass(frozen=True, slots=True)
class Task:
    """How shards are coded, and where their parts go."""

    folder: str
    layers: tuple[str, ...]
    lexicon: str  # digest of what the coding reads
    read: "Read" = "claims"
    language: str | None = None
    published: date | None = None
    outlet: str | None = None

    def manifest(self) -> Manifest:
        """Give the entries of the parts."""
        told = {**asdict(self), "folder": "", "version": __version__}
        digest = hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode())
        return Manifest(Path(self.folder), digest.hexdigest())


def code_shard(task: Task, shard: Shard) -> Entry:
    """Code a shard into its part and note it; what fails as a whole is noted with its reason."""
    manifest = task.manifest()
    key = manifest.key(shard)
    try:
        rows = list(_rows(task, shard))
        write_part(manifest.part(shard), rows)
        refused = sum(isinstance(row.item, Refusal) for row in rows)
        entry = Entry(key, len(rows), refused)
    except Exception as fault:  # one shard is set aside, the others are coded
        log.exception("%s could not be coded", shard.name)
        entry = Entry(key, failed=f"{type(fault).__name__}: {fault}")
    manifest.note(shard, entry)
    return entry


def _rows(task: Task, shard: Shard) -> Iterator[Row]:
    layers = frozenset(task.layers)
    needed = layers | {"claims"} if "events" in layers else layers
    unasked = LAYERS - layers
    for item in _coder().code(_items(task, shard), layers=needed, read=task.read):
        if isinstance(item, Refusal):
            yield Row(dumps(refusal(item)), item)
        else:
            yield _row(item, unasked)


def _row(coded: Coded, unasked: frozenset[str]) -> Row:
    told = {k: v for k, v in document(coded).items() if k not in unasked}
    return Row(dumps(told), coded.article)


def _items(task: Task, shard: Shard) -> Iterator[Article | Refusal]:
    given = Given(task.language, task.published, task.outlet)
    if shard.end:
        path = shard.paths[0]
        return read_stretch(path, shard.start, shard.end, first=shard.first, given=given)
    return read_documents(
        shard.paths, language=given.language, published=given.published, outlet=given.outlet
    )


@cache
def _coder() -> "Coder":
    """Open the coder once a process."""
    from selon.pipeline import open_coder  # noqa: PLC0415 - loads the parser

    return open_coder()
