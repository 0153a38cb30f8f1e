"""`selon feeds`: which feeds a ledger follows."""

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from selon.cli import files
from selon.cli.intaking import failure_text, polite
from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.contract import dumps
from selon.errors import InputError, UsageError
from selon.messages import message

if TYPE_CHECKING:
    from selon.ledger.book import Ledger
    from selon.ledger.intake_rows import Feed

MINUTES = 60  # between two checks, where nothing is said
PARTIAL = 3  # exit status: some feeds of a list cannot be followed
SHOWN = 10  # entries of a feed that `check` shows


@click.group("feeds")
def command() -> None:
    """Follow feeds."""


def _pattern(_ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse what is no regular expression."""
    try:
        re.compile(value or "")
    except re.error as error:
        fields = {"option": param.opts[0], "pattern": value, "detail": error}
        raise UsageError("feed.pattern", **fields) from error
    return value or None


@command.command("add")
@click.argument("url")
@of_ledger
@click.option("--every", type=click.IntRange(min=1), default=MINUTES, metavar="MINUTES")
@click.option("--title", metavar="NAME")
@click.option("--category", metavar="NAME")
@click.option("--fulltext/--no-fulltext", default=True)
@click.option("--keep", callback=_pattern, metavar="RE")
@click.option("--drop", callback=_pattern, metavar="RE")
def add(*, url: str, path: Path, every: int, **told: Any) -> None:  # noqa: ANN401 - as click gives
    """Follow a feed."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    feed = _new(url, every, **told)
    with open_ledger(path) as ledger, ledger.intake() as rows:
        known = {known.url: known.number for known in rows.feeds()}
        if feed.url in known:
            raise UsageError("feed.known", url=feed.url, number=known[feed.url])
        number = rows.add(feed)
    _say("feeds.added", number=number, url=feed.url)


@command.command("list")
@of_ledger
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text")
def listed(*, path: Path, form: str) -> None:
    """Show the feeds that are followed, and how they went."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    with open_ledger(path, create=False) as ledger, ledger.intake_rows() as rows:
        for feed in rows.feeds():
            row = _row(feed, dict(rows.counts(feed.number or 0)))
            click.echo(dumps(row) if form == "jsonl" else _text(feed, row))


@command.command("remove")
@click.argument("number", type=int)
@of_ledger
def remove(*, number: int, path: Path) -> None:
    """Follow a feed no more; its documents stay."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    with open_ledger(path, create=False) as ledger:
        feed = _known(ledger, number)
        with ledger.intake() as rows:
            rows.remove(number)
    _say("feeds.removed", number=number, url=feed.url)


@command.command("pause")
@click.argument("number", type=int)
@of_ledger
@click.option("--off", is_flag=True)
def pause(*, number: int, path: Path, off: bool) -> None:
    """Leave a feed alone for a while, or follow it again."""
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed

    with open_ledger(path, create=False) as ledger:
        feed = replace(_known(ledger, number), paused=not off)
        with ledger.intake() as rows:
            rows.change(feed)
    _say("feeds.followed" if off else "feeds.paused", number=number, url=feed.url)


@command.command("check")
@click.argument("url")
@click.option("--keep", callback=_pattern, metavar="RE")
@click.option("--drop", callback=_pattern, metavar="RE")
def check(*, url: str, **told: Any) -> None:  # noqa: ANN401 - as click gives
    """Show what a feed announces, and keep nothing."""
    from selon.intake.checking import announced_by  # noqa: PLC0415 - only where needed
    from selon.intake.feeds import read_feed  # noqa: PLC0415 - as above
    from selon.ledger.intake_rows import DROPPED  # noqa: PLC0415 - as above

    manners = polite()
    answer = manners.fetch(url)
    if answer.status != 200:
        raise InputError("net.status", doc_id=url, status=answer.status)
    channel = read_feed(answer.body, url=url, kind=answer.header("Content-Type") or "")
    _say("feeds.holds", title=channel.title or "?", number=len(channel.entries))
    feed = _new(url, MINUTES, **told)
    for item in list(announced_by(feed, channel.entries, manners.clock.now()))[:SHOWN]:
        mark = "-" if item.state == DROPPED else "+"
        click.echo(f"{mark} {item.published!s:10}  {item.title or '?'}\n    {item.url}")


@command.command("import-opml")
@click.argument("file", type=click.Path(path_type=Path))
@of_ledger
@click.option("--every", type=click.IntRange(min=1), default=MINUTES, metavar="MINUTES")
def import_opml(*, file: Path, path: Path, every: int) -> int:
    """Follow the feeds of an OPML file."""
    from selon.intake.opml import read_opml  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    found, refused = read_opml(file), 0
    fresh: list[Feed] = []
    for item in found:
        try:
            fresh.append(_new(item.url, every, title=item.title, category=item.category))
        except InputError as error:
            refused += 1
            click.echo(error.text(current_language()), err=True)
    with open_ledger(path) as ledger, ledger.intake() as rows:
        before = {feed.url for feed in rows.feeds()}
        added = [rows.add(feed) for feed in fresh if feed.url not in before]
    _say("feeds.imported", added=len(added), known=len(fresh) - len(added), refused=refused)
    return PARTIAL if refused else 0


@command.command("export-opml")
@click.argument("file", default="-")
@of_ledger
def export_opml(*, file: str, path: Path) -> None:
    """Write the feeds as an OPML file."""
    from selon.intake.opml import Listed, write_opml  # noqa: PLC0415 - only where needed
    from selon.ledger import open_ledger  # noqa: PLC0415 - as above

    with open_ledger(path, create=False) as ledger, ledger.intake_rows() as rows:
        feeds = [Listed(feed.url, feed.title, feed.category) for feed in rows.feeds()]
    with files.opened(file) as output:
        output.write(write_opml(feeds))


def _new(url: str, minutes: int, **told: Any) -> "Feed":  # noqa: ANN401 - as click gives
    """Give a feed that was never asked. InputError where the address cannot be asked for."""
    from selon.intake.clock import stamp  # noqa: PLC0415 - only where needed
    from selon.intake.targets import target_of  # noqa: PLC0415 - as above
    from selon.ledger.intake_rows import Feed  # noqa: PLC0415 - as above

    manners = polite()
    now = stamp(manners.clock.now())
    target = target_of(url.strip(), ports=manners.gate.policy.ports)
    return Feed(url=target.url, every=60 * minutes, due_at=now, added_at=now, **told)


def _known(ledger: "Ledger", number: int) -> "Feed":
    with ledger.intake_rows() as rows:
        found = next((feed for feed in rows.feeds() if feed.number == number), None)
    if found is None:
        raise UsageError("feed.unknown", asked=number)
    return found


def _row(feed: "Feed", counts: dict[str, int]) -> dict[str, Any]:
    names = ("number", "url", "title", "category", "fulltext", "keep", "drop", "paused")
    row = {name: getattr(feed, name) for name in names} | {"every": feed.every // 60}
    row |= {name: getattr(feed, name) for name in ("checked_at", "due_at", "failures")}
    return row | {"failure": feed.failure.code if feed.failure else None, "articles": counts}


def _text(feed: "Feed", row: dict[str, Any]) -> str:
    language = current_language()
    state = message("intake", f"feeds.state.{_state(feed)}", language=language)
    counts = row["articles"]
    fields = {
        **{name: row[name] for name in ("number", "url", "every")},
        "title": feed.title or "–",
        "state": state,
        "checked": feed.checked_at or "–",
        **{name: counts.get(name, 0) for name in ("taken", "pending", "dropped", "failed")},
    }
    text = message("intake", "feeds.line", language=language, **fields)
    if feed.failure is None:
        return text
    why = failure_text(feed.failure.code, feed.failure.fields, name=feed.url, language=language)
    return f"{text}\n    {why}"


def _state(feed: "Feed") -> str:
    if feed.paused:
        return "paused"
    return "failing" if feed.failures else "followed"


def _say(key: str, **fields: object) -> None:
    click.echo(message("intake", key, language=current_language(), **fields))
