"""The files of others that the page uses: copied by `make assets`, checked before it is served."""

from pathlib import Path
from typing import Final

from selon.errors import UsageError

STATIC: Final = Path(__file__).parent / "static"
ASSETS: Final = Path(__file__).parent / "assets"

# What no screen can do without; `npm/package.json` names all that are copied.
_NEEDED: Final = ("htmx.min.js",)


def check_assets() -> None:
    """Refuse to go on where they are not there; UsageError `web.assets` says how to get them."""
    missing = [name for name in _NEEDED if not (ASSETS / name).is_file()]
    if missing:
        raise UsageError("web.assets", names=", ".join(missing), folder=ASSETS)
