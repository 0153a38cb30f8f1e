"""What commands read and write: the options that say which documents, and whole files or none."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TextIO

import click

from selon.lang import languages
from selon.records import Article, Refusal

LANGUAGES = ("auto", *languages())


def told_of_documents(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command its --lang, --published and --outlet, as language, published and outlet."""

    @wraps(command)
    def telling(
        *, language: str, published: datetime | None, outlet: str | None, **options: object
    ) -> int:
        known = None if language == "auto" else language
        day = published.date() if published else None
        return command(language=known, published=day, outlet=outlet, **options)

    told: Callable[..., int] = telling
    for option in (
        click.option("--outlet", metavar="NAME"),
        click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD"),
        click.option(
            "--lang", "language", type=click.Choice(["auto", *languages()]), default="auto"
        ),
    ):
        told = option(told)
    return told


def reads_documents(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command its PATHS and --lang, --published, --outlet; it gets the documents read."""

    @wraps(command)
    def reading(
        *,
        paths: tuple[str, ...],
        language: str | None,
        published: date | None,
        outlet: str | None,
        **options: object,
    ) -> int:
        items = _read(paths, language=language, published=published, outlet=outlet)
        return command(items, **options)

    argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
    return argument(told_of_documents(reading))


def _read(
    paths: tuple[str, ...], *, language: str | None, published: date | None, outlet: str | None
) -> Iterator[Article | Refusal]:
    """Read the documents of the paths, in their order."""
    from selon.documents import read_documents  # noqa: PLC0415 - loads the HTML extractor

    return read_documents(paths, language=language, published=published, outlet=outlet)


@contextmanager
def opened(output: str) -> Iterator[TextIO]:
    """Open what is to be written; a regular file appears whole at the end, or not at all.

    Raises OSError when the file cannot be written.
    """
    if output == "-":
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(output).resolve()
    if path.exists() and not path.is_file():  # a pipe or a device cannot be replaced
        with path.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("x", encoding="utf-8", newline="") as file:
            yield file
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
