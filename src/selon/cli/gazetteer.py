"""`selon gazetteer`: which places selon knows, and a larger edition of them."""

from collections.abc import Iterator
from pathlib import Path

import click

from selon.cli.interface import current_language
from selon.errors import UsageError
from selon.gazetteer import building, editions, fetching
from selon.messages import message
from selon.settings import user_file

_SOURCES = (
    "SELECT name, licence, attribution FROM sources"
    " WHERE id IN (SELECT source FROM places) ORDER BY id"
)


@click.group("gazetteer")
def command() -> None:
    """Show which places selon knows, and make it know more."""


@command.command("info")
def info() -> None:
    """Say which edition answers."""
    click.echo("\n".join(_about(editions.open_edition(), current_language())))


def _about(edition: editions.Edition, ui: str) -> Iterator[str]:
    known = {
        "edition": message("places", f"edition.{edition.name}", language=ui),
        "places": f"{int(edition.meta['places']):,}".replace(",", "\u202f"),
        "file": str(edition.path),
        "made_from": edition.meta.get("made_from"),
        "digest": edition.digest,
        "own": str(user_file("places.toml") or message("places", "info.no_own", language=ui)),
    }
    for key, value in known.items():
        if value is not None:
            yield f"{message('places', f'info.{key}', language=ui):<15}{value}"
    yield ""
    rows = edition.base.execute(_SOURCES)
    for name, licence, attribution in rows:
        yield f"{name} ({licence})\n  {attribution}"


@command.command("build")
@click.option("--geonames", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--wof", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path))
def build(geonames: Path | None, wof: Path | None, output: Path | None) -> None:
    """Make a large edition."""
    from selon.gazetteer.geonames import country_files, digest_of, read_geonames  # noqa: PLC0415
    from selon.gazetteer.whosonfirst import read_whosonfirst  # noqa: PLC0415

    folder = geonames or wof
    if folder is None or (geonames and wof):
        raise UsageError("gazetteer.which")
    ui, path = current_language(), output or editions.home()
    if geonames:
        entries = read_geonames(geonames)
        made_from = "GeoNames " + " ".join(file.stem for file in country_files(geonames))
    else:
        entries, made_from = read_whosonfirst(folder), "Who's On First"
    click.echo(message("places", "build.started", language=ui, folder=folder), err=True)
    number = building.build_large(path, entries, made_from=made_from, digest=digest_of(folder))
    click.echo(message("places", "build.done", language=ui, number=number, path=path))
    if path != editions.chosen():
        click.echo(message("places", "build.elsewhere", language=ui, path=path))


@command.command("fetch")
@click.argument("countries", nargs=-1, required=True)
@click.option("--into", "folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--from", "server", default=fetching.SERVER, metavar="URL")
def fetch(countries: tuple[str, ...], folder: Path | None, server: str) -> None:
    """Download the dumps of GeoNames for some countries."""
    ui = current_language()
    folder = folder or editions.home().parent / "geonames"

    def told(name: str, size: int | None, what: str) -> None:
        amount = "?" if size is None else f"{size / 1e6:.1f}"
        text = message("places", f"fetch.{what}", language=ui, name=name, megabytes=amount)
        click.echo(text, err=True)

    number = fetching.fetch(fetching.files_of(countries), folder, server=server, told=told)
    click.echo(message("places", "fetch.done", language=ui, number=number, folder=folder))
