"""selon: who says what happened. Reads conflict reporting and writes an attributed ledger.

import selon
document = selon.read("article.txt", published="2024-01-24")
ledger = selon.open("selon.db")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from selon.library.opening import open_file as open
    from selon.library.reading import read

__version__ = "0.1.0"
__all__ = ["__version__", "open", "read"]

_LAZY = (
    ("read", "selon.library.reading", "read"),
    ("open", "selon.library.opening", "open_file"),
)


def __getattr__(name: str) -> Any:  # noqa: ANN401 - of a module
    """Load what is asked for by name: importing selon loads nothing else."""
    for known, module, attribute in _LAZY:
        if name == known:
            return getattr(import_module(module), attribute)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
