"""`selon explain`: why everything was coded, as a tree of text or as one HTML page."""

from collections.abc import Iterator

import click

from selon.cli import files, jobs
from selon.cli.interface import current_language
from selon.explain import narrowed
from selon.formats import Output
from selon.records import Article, Refusal

PARTIAL = 3  # exit status: some documents could not be coded
LAYERS = frozenset({"claims", "events", "framing"})


@click.command("explain")
@files.reads_documents
@click.option("--format", "form", type=click.Choice(["text", "html"]), default="text")
@click.option("--output", "-o", default="-", metavar="FILE")
@click.option("--event", metavar="ID")
@click.option("--claim", metavar="ID")
def command(
    items: Iterator[Article | Refusal],
    *,
    form: str,
    output: str,
    event: str | None,
    claim: str | None,
) -> int:
    """Show why everything was coded."""
    ui = current_language()
    outputs = [
        _narrowed(coded, event, claim)
        for coded in jobs.code_in_process(items, layers=LAYERS, language=ui)
    ]
    with files.opened(output) as file:
        file.write(_html(outputs, ui) if form == "html" else _text(outputs, ui))
    return PARTIAL if any("error" in coded.document for coded in outputs) else 0


def _narrowed(coded: Output, event: str | None, claim: str | None) -> Output:
    if "error" in coded.document:
        return coded
    return Output(narrowed(coded.document, event=event, claim=claim), coded.text)


def _text(outputs: list[Output], ui: str) -> str:
    from selon.explain.tree import tree  # noqa: PLC0415 - only what is asked for

    return "\n".join(tree(output, language=ui) for output in outputs)


def _html(outputs: list[Output], ui: str) -> str:
    from selon.explain import html  # noqa: PLC0415 - only what is asked for

    if len(outputs) == 1:
        return html.page(outputs[0], language=ui)
    return html.index(outputs, language=ui)
