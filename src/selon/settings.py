"""Where a user keeps tables of their own: actors and places that selon does not carry.

One folder: the one that SELON_HOME names or, where that is unset, `selon` in XDG_CONFIG_HOME
(`~/.config/selon`). Nothing has to be there.
"""

import os
from pathlib import Path
from typing import Final

# The files that decide codings; a reading in the ledger is one of these too.
USER_FILES: Final = ("actors.toml", "places.toml")


def user_folder() -> Path | None:
    """Give the folder of the user's own tables; None where no home folder is known."""
    own = os.environ.get("SELON_HOME")
    if own:
        return Path(own)
    configuration = os.environ.get("XDG_CONFIG_HOME")
    if configuration:
        return Path(configuration) / "selon"
    try:
        return Path.home() / ".config" / "selon"
    except RuntimeError:  # no HOME and no entry for this user
        return None


def user_file(name: str) -> Path | None:
    """Give a table of the user's own by its name ("actors.toml"); None where there is none."""
    folder = user_folder()
    path = None if folder is None else folder / name
    return path if path is not None and path.is_file() else None
