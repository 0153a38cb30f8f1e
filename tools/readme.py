"""Writes what selon makes of a demo article into README.md and README.fr.md.

    python tools/readme.py

A test fails where the pages show something else than what comes out; run this after a change to
the coding, and read the difference.
"""

import contextlib
import io
import os
import re
from pathlib import Path

from selon.cli import status_of

ROOT = Path(__file__).parent.parent
PAGES = {ROOT / "README.md": "en", ROOT / "README.fr.md": "fr"}
ARTICLE = ROOT / "demo/articles/moura-sahel.txt"
WIDTH = "100"  # characters, whatever the terminal that this is run in
MARKED = re.compile(r"(?s)(<!-- output -->\n```text\n).*?(\n```)")


def main() -> None:
    """Write both pages."""
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")


def pages() -> dict[Path, str]:
    """Give both pages as they should be."""
    return {path: _page(path, language) for path, language in PAGES.items()}


def _page(path: Path, language: str) -> str:
    shown = _first_event(language).replace("\\", "\\\\")
    return MARKED.sub(rf"\g<1>{shown}\g<2>", path.read_text(encoding="utf-8"))


def _first_event(language: str) -> str:
    """Give the table of the first event, as `selon code --format table` prints it."""
    output = io.StringIO()
    os.environ["COLUMNS"] = WIDTH
    with contextlib.redirect_stdout(output):
        status_of(["code", str(ARTICLE), "--format", "table", "--ui", language])
    lines = [line.rstrip() for line in output.getvalue().splitlines()]
    end = next(n for n, line in enumerate(lines) if line.startswith("e2 "))
    return "\n".join(lines[2:end]).strip()


if __name__ == "__main__":
    main()
