"""The golden articles: whole texts, and what `selon explain` says of them in English."""

from pathlib import Path

from click.testing import CliRunner

from selon.cli import commands

FOLDER = Path(__file__).parent


def articles() -> list[Path]:
    """Give the texts of all golden articles."""
    return sorted(FOLDER.glob("*/*/article.txt"))


def explained(article: Path) -> str:
    """Give the tree of an article as `selon explain` prints it."""
    done = CliRunner().invoke(commands, ["explain", str(article)], obj="en", standalone_mode=False)
    if done.exception is not None:
        raise done.exception
    return done.stdout
