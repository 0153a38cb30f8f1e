"""What a reading was made with, and when."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Final

from selon.errors import LedgerError
from selon.gazetteer.editions import carried, chosen, open_edition
from selon.settings import USER_FILES, user_file
from selon.taught import KnownName

_FOLDERS: Final = ("data", "lang", "schema")  # of the package: all that decides but the code
_MADE: Final = (".py", ".pyc", ".sqlite")  # code, and what is made from the tables beside it


def lexicon_digest(*, read: str = "claims", names: Iterable[KnownName] = ()) -> str:
    """Give the SHA-256 of every table that the coding reads: names and bytes, sorted by name.

    The user's own tables and edition of the gazetteer come last; where there are none, nothing is
    added for them; nor for how much is read, where it is what is read by default; nor for names
    that people taught, where there are none.
    """
    root = files("selon")
    digest = hashlib.sha256()
    for path, file in (*_packaged(root), *_own()):
        content = file.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    if chosen() != carried():
        digest.update(f"gazetteer\0{open_edition().digest}".encode())
    if read != "claims":
        digest.update(f"read\0{read}".encode())
    for name in sorted(names):
        digest.update(f"name\0{name.kind}\0{name.name}\0{name.id}".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _packaged(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    for name in _FOLDERS:
        yield from _tables(root / name, name)


def _own() -> Iterator[tuple[str, Traversable]]:
    for name in USER_FILES:
        path = user_file(name)
        if path is not None:
            yield f"user/{name}", path


def _tables(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if not folder.is_dir():
        return
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        path = f"{name}/{child.name}"
        if child.is_dir():
            yield from _tables(child, path)
        elif not child.name.endswith(_MADE):
            yield path, child


def now() -> str:
    """Give the time in UTC, to the second; SOURCE_DATE_EPOCH fixes it.

    See reproducible-builds.org/specs/source-date-epoch. LedgerError where that is not a number.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    if fixed is None:
        moment = datetime.now(UTC)
    else:
        try:
            moment = datetime.fromtimestamp(int(fixed), UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise LedgerError("ledger.epoch", value=fixed) from error
    return moment.replace(microsecond=0, tzinfo=None).isoformat() + "Z"
