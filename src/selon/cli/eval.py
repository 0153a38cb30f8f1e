"""`selon eval`: codes the texts of a gold file and scores what came out."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import click

from selon import measure
from selon.cli import jobs
from selon.cli.interface import current_language
from selon.errors import UsageError
from selon.lang import languages
from selon.measure.gold import faults, read_gold
from selon.measure.report import Figures, Json, Report
from selon.messages import message
from selon.records import Article, Refusal

PARTIAL: Final = 3  # exit status: some documents could not be coded
SHOWN_FAULTS: Final = 10  # faults of a gold file that the error names

# What a gold document annotates, and the layers of a coded document that answer for it.
_LAYERS: Final = MappingProxyType(
    {
        "events": frozenset({"claims", "events"}),
        "quotes": frozenset({"claims"}),
        "times": frozenset({"times"}),
    }
)


@click.command("eval")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("texts", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--errors", "with_errors", is_flag=True)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
@click.option("--lang", "language", type=click.Choice(["auto", *languages()]), default="auto")
def command(gold: Path, texts: Path | None, with_errors: bool, form: str, language: str) -> int:
    """Score the coder against a gold file."""
    docs = read_gold(gold)
    items = _items(gold, docs, texts, language)
    _check(docs, items, gold)
    asked = {kind: [d for d in docs if kind in d] for kind in _LAYERS}
    asked = {kind: some for kind, some in asked.items() if some}
    layers = frozenset().union(*(_LAYERS[kind] for kind in asked))
    outputs = jobs.code_in_process(items, layers=layers, language=current_language())
    coded = [output.document for output in outputs]
    reports = {kind: _score(kind, coded, some, items) for kind, some in asked.items()}
    refused = [doc["error"]["message"] for doc in coded if "error" in doc]
    if form == "json":
        click.echo(
            json.dumps(as_json(reports, with_errors=with_errors) | {"refused": len(refused)})
        )
    else:
        for line in table(reports, language=current_language(), with_errors=with_errors):
            click.echo(line)
    for text in refused:
        click.echo(text, err=True)
    return PARTIAL if refused else 0


def as_json(reports: Mapping[str, Report], *, with_errors: bool) -> dict[str, Any]:
    """Give the figures as one JSON object, rounded to three places; keys by kind and slot."""
    return {kind: _report_json(report, with_errors=with_errors) for kind, report in reports.items()}


def table(reports: Mapping[str, Report], *, language: str, with_errors: bool) -> Iterator[str]:
    """Give the lines of the table, then the errors where they are asked for."""
    for kind, report in reports.items():
        fields: dict[str, object] = {"documents": report.documents, "noisy": len(report.noisy)}
        yield message("eval", f"{kind}.title", language=language, **fields)
        heads = [message("eval", f"head.{head}", language=language) for head in ("gold", "coded")]
        yield f"{'':16}{'P':>8}{'R':>8}{'F1':>8}{heads[0]:>12}{heads[1]:>12}"
        yield from (_row(slot, figures) for slot, figures in report.slots.items())
    if with_errors:
        for report in reports.values():
            for fault in report.faults:
                kind = message("eval", f"fault.{fault.kind}", language=language)
                where = f"{fault.doc_id}\t{fault.event or '-'}"
                yield f"{where}\t{kind} {fault.slot}\t{' '.join(fault.value.split())}"


def _row(slot: str, figures: Figures) -> str:
    shares = (figures.precision, figures.recall, figures.f1)
    counts = (figures.gold, figures.predicted)
    return f"{slot:16}{''.join(f'{s:8.3f}' for s in shares)}{''.join(f'{c:12}' for c in counts)}"


def _report_json(report: Report, *, with_errors: bool) -> dict[str, Any]:
    result: dict[str, Any] = {"documents": report.documents, "noisy": list(report.noisy)}
    result["slots"] = {slot: _figures_json(figures) for slot, figures in report.slots.items()}
    if with_errors:
        result["errors"] = [
            {
                "doc_id": fault.doc_id,
                "event": fault.event or None,
                "kind": fault.kind,
                "slot": fault.slot,
                "value": fault.value,
            }
            for fault in report.faults
        ]
    return result


def _figures_json(figures: Figures) -> dict[str, float | None]:
    return {
        "p": round(figures.precision, 3),
        "r": round(figures.recall, 3),
        "f1": round(figures.f1, 3),
        "right": figures.right,
        "coded": figures.predicted,
        "gold": figures.gold,
        "matched": None if figures.matched is None else round(figures.matched, 3),
    }


def _score(
    kind: str, coded: Sequence[Json], gold: Sequence[Json], items: Sequence[Article | Refusal]
) -> Report:
    texts = {item.doc_id: item.text for item in items if isinstance(item, Article)}
    match kind:
        case "events":
            return measure.score_events(coded, gold, texts)
        case "quotes":
            return measure.score_claims(coded, gold)
        case _:
            return measure.score_times(coded, gold, texts)


def _items(
    gold: Path, docs: Sequence[Json], texts: Path | None, language: str
) -> list[Article | Refusal]:
    """Read the documents that the gold annotates, with their days of publication."""
    from selon.documents import read_documents  # noqa: PLC0415 - loads the HTML extractor

    place = _place(gold, docs, texts)
    wanted = [str(doc["doc_id"]) for doc in docs]
    paths = [place / f"{doc_id}.txt" for doc_id in wanted] if place.is_dir() else [place]
    known = None if language == "auto" else language
    read = read_documents(tuple(map(str, paths)), language=known, published=None, outlet=None)
    items = {item.doc_id: item for item in read}
    if missing := next((doc_id for doc_id in wanted if doc_id not in items), None):
        raise UsageError("eval.no_text", doc_id=missing)
    days = _days(gold.parent / "docs.jsonl") if place.is_dir() else {}
    return [_dated(items[doc_id], days) for doc_id in wanted]


def _place(gold: Path, docs: Sequence[Json], texts: Path | None) -> Path:
    """Find the texts: as told, in the gold file itself, or beside it."""
    if texts is not None:
        return texts
    if all("text" in doc for doc in docs):
        return gold
    for beside in (gold.parent / "docs.jsonl", gold.parent / "texts"):
        if beside.exists():
            return beside
    raise UsageError("eval.no_texts", file=gold)


def _days(path: Path) -> dict[str, date]:
    """Read the days of publication beside the gold; none where there is no such file."""
    if not path.is_file():
        return {}
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line)
    return {
        str(row["doc_id"]): date.fromisoformat(row["published"])
        for row in rows
        if row.get("published")
    }


def _dated(item: Article | Refusal, days: Mapping[str, date]) -> Article | Refusal:
    if isinstance(item, Article) and item.doc_id in days:
        return replace(item, published=days[item.doc_id], published_basis="given")
    return item


def _check(docs: Iterable[Json], items: Sequence[Article | Refusal], gold: Path) -> None:
    """Refuse a gold file that does not fit its texts: the figures would mean nothing."""
    texts = {item.doc_id: item.text for item in items if isinstance(item, Article)}
    found = (
        f"  {doc['doc_id']}: {fault}"
        for doc in docs
        if doc["doc_id"] in texts
        for fault in faults(doc, texts[doc["doc_id"]])
    )
    if first := list(islice(found, SHOWN_FAULTS)):
        raise UsageError("eval.gold_faults", file=gold, faults="\n".join(first))
