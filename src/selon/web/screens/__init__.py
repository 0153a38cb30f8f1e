"""The screens of the page, in the order of the rail.

A screen is one module here with `router(desk)`, one template of its name, one catalogue
`messages/<language>/page_<name>.toml` with `nav` and `title`, and one line below.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen: its name, its address and the letter that leads to it after `g`."""

    name: str
    path: str
    key: str

    @property
    def module(self) -> str:
        """Give the module that makes its router."""
        return f"{__name__}.{self.name}"


SCREENS: Final = (
    Screen("triage", "/triage", "t"),
    Screen("reader", "/read", "r"),
    Screen("incidents", "/incidents", "i"),
    Screen("map", "/map", "c"),
    Screen("table", "/table", "l"),
    Screen("totals", "/totals", "b"),
    Screen("sources", "/sources", "s"),
    Screen("rules", "/rules", "u"),
    Screen("journal", "/journal", "j"),
)
FIRST: Final = "/incidents"  # where one begins
