"""`selon serve`: the page over a ledger, in a browser on this machine."""

import getpass
import webbrowser
from importlib.util import find_spec
from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.cli.ledgers import of_ledger
from selon.errors import UsageError
from selon.messages import message


@click.command("serve")
@of_ledger
@click.option("--host", default="127.0.0.1", metavar="ADDRESS")
@click.option("--port", type=click.IntRange(0, 65535), default=8000)
@click.option("--by", metavar="NAME")
@click.option("--open", "show", is_flag=True)
def command(*, path: Path, host: str, port: int, by: str | None, show: bool) -> None:
    """Show the page of a ledger."""
    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise UsageError("web.extra")
    from selon.ledger import open_ledger  # noqa: PLC0415 - only where needed
    from selon.web import application, assets, serving  # noqa: PLC0415 - loads FastAPI

    assets.check_assets()
    language = current_language()
    with serving.listen(host, port) as opened, open_ledger(path, create=False) as ledger:
        page = application.application(ledger, by=by or _user(), language=language)
        address = serving.address_of(opened)
        click.echo(message("page_frame", "serving", language=language, address=address))
        application.warm(page)
        if show:
            webbrowser.open(address)
        serving.serve(page, opened)


def _user() -> str:
    """Give the name of who is logged in on this machine."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"
