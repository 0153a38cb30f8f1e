"""What was coded of an input: one small file a shard, written after its part.

A shard counts as done where its entry is of the same files, unchanged, and of the same task.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from selon.shards.planning import Shard


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of a shard; `failed` is why it could not be coded, where it could not."""

    key: str
    documents: int = 0
    refused: int = 0
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries of one folder of parts, for one task."""

    folder: Path
    task: str  # digest of what decides how a shard is coded

    def part(self, shard: Shard) -> Path:
        """Give the file of a shard's part."""
        return self.folder / f"{shard.name}.parquet"

    def is_done(self, shard: Shard) -> bool:
        """Say whether a shard was coded, as it is now and in this way."""
        entry = self.entry(shard)
        coded = entry is not None and entry.failed is None and entry.key == self.key(shard)
        return coded and self.part(shard).is_file()

    def entry(self, shard: Shard) -> Entry | None:
        """Give what was noted of a shard; None for nothing, or half of it."""
        try:
            return Entry(**json.loads(self._path(shard).read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return None

    def note(self, shard: Shard, entry: Entry) -> None:
        """Write what became of a shard, whole or not at all."""
        path = self._path(shard)
        draft = path.with_name(f".{path.name}.{os.getpid()}")
        draft.write_text(json.dumps(asdict(entry)) + "\n", encoding="utf-8")
        draft.replace(path)

    def key(self, shard: Shard) -> str:
        """Give the digest of a shard, its files as they are now, and the task."""
        told = [asdict(shard), self.task, *_states(shard.paths)]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()

    def _path(self, shard: Shard) -> Path:
        return self.folder / f"{shard.name}.json"


def _states(paths: Sequence[str]) -> list[tuple[int, int] | None]:
    """Give size and time of the files, None for one that cannot be looked at."""
    found: list[tuple[int, int] | None] = []
    for path in paths:
        try:
            state = Path(path).stat()
            found.append((state.st_size, state.st_mtime_ns))
        except (OSError, ValueError):
            found.append(None)
    return found
