"""Which file answers: the large edition where the user made one, else the one inside selon."""

import os
import sqlite3
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from selon.errors import SelonError
from selon.gazetteer.building import CARRIED
from selon.gazetteer.writing import FORMAT

# The environment variable that names the file of an edition, for one run or for good.
VARIABLE: Final = "SELON_GAZETTEER"


@dataclass(frozen=True, slots=True)
class Edition:
    """A file of places, opened for reading, and what it says of itself."""

    path: Path
    base: sqlite3.Connection
    meta: dict[str, str]

    @property
    def name(self) -> str:
        """Give what the edition is called: "default", "large"."""
        return self.meta["edition"]

    @property
    def digest(self) -> str:
        """Give what tells this edition from others: it changes with the places in it."""
        return self.meta["digest"]


def carried() -> Path:
    """Give the path of the edition inside selon, whether it is there or not."""
    with as_file(files("selon.data") / "places") as folder:
        return folder / CARRIED


def home() -> Path:
    """Give where the user's own edition is looked for: the user's folder of data."""
    own = os.environ.get("SELON_HOME")
    if own:
        return Path(own) / CARRIED
    data = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(data) / "selon" / CARRIED


def chosen() -> Path:
    """Give the path of the edition that answers: named, made by the user, or carried along."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return home() if home().is_file() else carried()


def open_edition(path: Path | None = None) -> Edition:
    """Open an edition for reading; SelonError where there is none that this version can read."""
    path = path or chosen()
    if not path.is_file():
        raise SelonError("gazetteer.missing", path=path)
    # Nothing writes to an edition once it is there: no lock is needed, and none is taken.
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    base = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    try:
        meta = dict(base.execute("SELECT key, value FROM meta"))
    except sqlite3.DatabaseError as error:
        base.close()
        raise SelonError("gazetteer.unreadable", path=path, detail=error) from error
    if meta.get("format") != str(FORMAT):
        base.close()
        raise SelonError("gazetteer.format", path=path, found=meta.get("format"), known=FORMAT)
    return Edition(path, base, meta)
