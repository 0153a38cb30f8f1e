"""Make a golden article: copy a text and write what the coder says of it today.

    python tools/new_golden.py FILE SLUG

The pair stands in tests/golden/<language>/<SLUG>/. Read expected.txt before it is committed: what
stands there is what every later change is held against.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.golden.golden import FOLDER, explained  # noqa: E402 - the checkout is no package


def main(args: list[str]) -> int:
    """Write the pair; give the exit status."""
    if len(args) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    source, slug = args
    folder = FOLDER / "fr" / slug
    folder.mkdir(parents=True)
    article = folder / "article.txt"
    article.write_bytes(Path(source).read_bytes())
    (folder / "expected.txt").write_text(explained(article), encoding="utf-8")
    print(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
