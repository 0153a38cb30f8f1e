"""What the commands of intake share: a polite gate, and documents coded into a ledger."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

from selon.cli.interface import current_language
from selon.cli.learned import digest_of
from selon.cli.run import Coder, Settled, run
from selon.contract import refusal
from selon.messages import message
from selon.records import Article, Refusal

if TYPE_CHECKING:
    from selon.intake.manners import Manners
    from selon.ledger.book import Ledger
    from selon.sifting import Read


def polite() -> "Manners":
    """Give the way to the network: the gate as it is, with manners.

    SelonError `intake.packages` where the packages of the extra are not installed.
    """
    from importlib.util import find_spec  # noqa: PLC0415 - only where the network is asked

    from selon.errors import SelonError  # noqa: PLC0415 - as above

    missing = [n for n in ("httpcore2", "protego", "feedparser", "warcio") if find_spec(n) is None]
    if missing:
        raise SelonError("intake.packages", missing=", ".join(missing))
    from selon.intake.manners import Manners  # noqa: PLC0415 - as above
    from selon.intake.net import Gate  # noqa: PLC0415 - as above

    return Manners(Gate())


def storing(
    ledger: "Ledger",
    coder: Coder,
    report: Callable[[Settled], None] = lambda _: None,
    *,
    read: "Read" = "claims",
) -> Callable[[Iterator[Article | Refusal]], Iterable[tuple[str, Refusal | None]]]:
    """Give what codes documents and keeps them; it tells what became of each, in their order."""
    digest = digest_of(ledger, read=read)

    def store(items: Iterator[Article | Refusal]) -> list[tuple[str, Refusal | None]]:
        settled: list[Settled] = []

        def told(item: Settled) -> None:
            settled.append(item)
            report(item)

        run(items, coder, ledger, told, lexicon_digest=digest, read=read)
        return [(item.doc_id, item.refusal) for item in settled]

    return store


def tell(settled: Settled) -> None:
    """Write why a document was set aside on standard error."""
    if settled.refusal is not None:
        language = current_language()
        text = refusal(settled.refusal, language=language)["error"]["message"]
        click.echo(message("run", "refused", language=language, text=text), err=True)


def failure_text(code: str, fields: object, *, name: str, language: str) -> str:
    """Give the words of a failure that the ledger kept."""
    known = dict(fields) if isinstance(fields, dict) else {}
    told = refusal(Refusal(name, code, known), language=language)
    text: str = told["error"]["message"]
    return text
