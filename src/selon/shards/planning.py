"""The input cut into shards: some files, or a stretch of the lines of one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from selon.documents import STANDARD_INPUT, files_of, holds_lines
from selon.errors import UsageError

# What one worker codes at a time: some seconds of work, so that little is lost with it.
LINES: Final = 256
FILES: Final = 256
_CHUNK: Final = 1 << 20  # bytes of a line read at once


@dataclass(frozen=True, slots=True)
class Shard:
    """A part of the input; `end` is 0 where whole files are read."""

    number: int
    paths: tuple[str, ...]
    start: int = 0  # bytes
    end: int = 0
    first: int = 1  # the number of its first line

    @property
    def name(self) -> str:
        """The name of its files: "part-000017"."""
        return f"part-{self.number:06}"


def plan(paths: Sequence[str]) -> Iterator[Shard]:
    """Cut the input into shards, in its order; the same input gives the same shards.

    Raises UsageError for standard input, which cannot be read twice.
    """
    if STANDARD_INPUT in paths:
        raise UsageError("cli.shards")
    number, held = 0, list[str]()
    for path in paths:
        for file in files_of(path) or [Path(path)]:
            if not holds_lines(file) or not file.is_file():
                held.append(str(file))
                if len(held) < FILES:
                    continue
            if held:
                yield Shard(number, tuple(held))
                number, held = number + 1, []
            if holds_lines(file) and file.is_file():
                for start, end, first in _stretches(file):
                    yield Shard(number, (str(file),), start, end, first)
                    number += 1
    if held:
        yield Shard(number, tuple(held))


def _stretches(file: Path) -> Iterator[tuple[int, int, int]]:
    """Give (start, end, number of the first line) for every LINES lines of a file."""
    start = at = lines = 0
    first = 1
    with file.open("rb") as stream:
        while line := stream.readline(_CHUNK):
            at += len(line)
            lines += line.endswith(b"\n")
            if lines == LINES:
                yield start, at, first
                start, first, lines = at, first + lines, 0
    if at > start:
        yield start, at, first
