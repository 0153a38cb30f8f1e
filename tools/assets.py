"""Brings the files of others that the page uses into src/selon/web/assets, by a lock file.

    python tools/assets.py [--optional]

npm checks each package against the digest in the lock file and runs no script of theirs. What is
copied stands under "selon" in npm/package.json. With --optional a missing Node is told, no error.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from selon.cli.interface import chosen_language
from selon.errors import SelonError, UsageError

NPM = Path(__file__).parent.parent / "npm"
ASSETS = Path(__file__).parent.parent / "src/selon/web/assets"


def main(arguments: list[str]) -> int:
    """Bring the files; give the exit status."""

    try:
        install()
    except SelonError as error:
        print(f"selon: {error.text(chosen_language((), os.environ))}", file=sys.stderr)
        return 0 if error.code == "web.node" and "--optional" in arguments else 1
    for path in copy():
        print(path.relative_to(ASSETS.parent))
    return 0


def install() -> None:
    """Fill npm/node_modules; UsageError `web.node` without npm, `web.npm` where it fails."""
    npm = shutil.which("npm")
    if npm is None:
        raise UsageError("web.node")
    done = subprocess.run(
        [npm, "ci"], cwd=NPM, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    if done.returncode:
        lines = [line for line in done.stderr.splitlines() if line.strip()]
        raise UsageError("web.npm", detail=lines[0] if lines else done.returncode)


def copy() -> list[Path]:
    """Copy what the page uses, whole and anew; give the files."""
    wanted = json.loads((NPM / "package.json").read_text(encoding="utf-8"))["selon"]["copied"]
    if ASSETS.exists():
        shutil.rmtree(ASSETS)
    ASSETS.mkdir()
    return [
        Path(shutil.copy(NPM / "node_modules" / kept, ASSETS / name))
        for name, kept in wanted.items()
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
