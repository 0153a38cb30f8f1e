"""The step of the build that makes the gazetteer inside the wheel from its tables, offline."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).parent


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes `selon/data/places/gazetteer.sqlite` where the tables have changed, and packs it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the file before a wheel is built, an editable one too; not for a source archive."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, str(ROOT / "src"))
        from selon.gazetteer.building import CARRIED, refresh  # noqa: PLC0415 - from this checkout

        folder = ROOT / "src" / "selon" / "data" / "places"
        refresh(folder / CARRIED)
        # It is not under version control, but belongs to the package.
        build_data["artifacts"].append(f"src/selon/data/places/{CARRIED}")
        # So do the files of others that `make assets` has brought; without Node there are none.
        build_data["artifacts"].append("src/selon/web/assets/*")
