"""The reader: one article, and beside it what was read off it, to be judged and corrected."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query
from pydantic import BaseModel, ConfigDict, field_validator
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from selon.errors import UsageError
from selon.ledger import StoredDecision
from selon.ledger.judgements import ACCEPT, ALWAYS, REJECT, UNSURE, Judgement, fact
from selon.ledger.listing import DocumentKey
from selon.ledger.reviewed import ASIDE, ReviewedDocument
from selon.ledger.standing import standing
from selon.web.addresses import doc_id_of, document_path
from selon.web.deciding import back_to, is_part, notice, with_notice
from selon.web.desk import Desk
from selon.web.naming import Actors
from selon.web.placing import Places
from selon.web.reading import correcting, forms
from selon.web.reading.always import Offer, offer
from selon.web.reading.facts import KEYS, Shown, fact_views
from selon.web.reading.paragraphs import paragraphs
from selon.web.reading.statements import statements

_VERDICTS: Final = (ACCEPT, REJECT, UNSURE)


class Correction(BaseModel):
    """The form of a correction, as a browser sends it: what is left empty is None."""

    model_config = ConfigDict(extra="ignore")

    record: str = ""
    field: str = ""
    words: str = ""
    start: int | None = None
    end: int | None = None
    mode: str = correcting.REPLACE
    choice: str | None = None
    name: str | None = None
    place: str | None = None
    low: int | None = None
    high: int | None = None
    since: str | None = None
    until: str | None = None
    saying: int | None = None
    reason: str | None = None
    version: int | None = None

    # Of validators that run before, the last one written runs first.
    @field_validator("record", "field", "words", "mode", mode="before")
    @classmethod
    def _text(cls, value: object) -> object:
        return value or ""

    @field_validator("*", mode="before")
    @classmethod
    def _left_empty(cls, value: object) -> object:
        return None if value == "" else value

    def filled(self) -> correcting.Filled:
        """Give the form without what names the fact."""
        kept = self.model_dump(exclude={"record", "version"})
        return correcting.Filled(**kept)


def router(desk: Desk) -> APIRouter:
    """Give the routes of the screen."""
    routes = APIRouter()
    reader = Reader(desk, Places(), Actors())
    _add_reading(routes, reader, desk)
    _add_deciding(routes, reader)
    return routes


def _add_reading(routes: APIRouter, reader: "Reader", desk: Desk) -> None:
    @routes.get("/read")
    def first(request: Request) -> Response:
        doc_id = reader.first()
        if doc_id is None:
            return desk.pages.answer(request, "reader_empty.html")
        return RedirectResponse(document_path(doc_id))

    @routes.get("/read/{name}")
    def show(request: Request, name: str) -> Response:
        return reader.page(request, doc_id_of(name))

    @routes.get("/read/{name}/facts")
    def facts(request: Request, name: str) -> Response:
        return reader.facts(request, doc_id_of(name))


def _add_deciding(routes: APIRouter, reader: "Reader") -> None:
    @routes.post("/read/{name}/decide")
    def decide(
        request: Request,
        name: str,
        record: Annotated[str, Form()],
        verdict: Annotated[str, Form()],
        reason: Annotated[str, Form()] = "",
        version: Annotated[int | None, Form()] = None,
    ) -> Response:
        """Accept, reject or doubt a fact."""
        if verdict not in _VERDICTS:
            raise UsageError("review.verdict", verdict=verdict, known=", ".join(_VERDICTS))
        said = Judgement(verdict, record, reason=reason or None)
        return reader.judged(request, doc_id_of(name), said, version)

    @routes.get("/read/{name}/correct")
    def ask(request: Request, name: str, asked: Annotated[Correction, Query()]) -> Response:
        return reader.form(request, doc_id_of(name), asked)

    @routes.post("/read/{name}/correct")
    def correct(request: Request, name: str, sent: Annotated[Correction, Form()]) -> Response:
        """Correct a field, or add a fact."""
        doc_id = doc_id_of(name)
        said = reader.said(doc_id, sent)
        return reader.judged(request, doc_id, said, sent.version)

    @routes.post("/read/{name}/always")
    def always(request: Request, name: str, number: Annotated[int, Form()]) -> Response:
        """Read a name always as a correction has it."""
        return reader.always(request, doc_id_of(name), number)


@dataclass(frozen=True, slots=True)
class Beside:
    """Where a document stands among those that are read."""

    newer: str | None
    older: str | None


class Reader:
    """What the routes of the reader share."""

    def __init__(self, desk: Desk, places: Places, actors: Actors) -> None:
        self._desk = desk
        self._places = places
        self._actors = actors

    def first(self) -> str | None:
        """Give the document to begin with: the latest that was not set aside."""
        states = self._desk.ledger.document_states()
        with self._desk.ledger.shelf() as shelf:
            return next(_names(shelf.firsts(), states), None)

    def page(self, request: Request, doc_id: str) -> HTMLResponse:
        """Give the whole screen."""
        states = self._desk.ledger.document_states()
        with self._desk.ledger.shelf() as shelf:
            key = shelf.of(doc_id)
            if key is None:
                raise UsageError("review.document", id=doc_id)
            newer = next(_names(shelf.newer(key), states), None)
            older = next(_names(shelf.older(key), states), None)
        return self._answer(request, doc_id, "reader.html", Beside(newer, older))

    def facts(self, request: Request, doc_id: str) -> HTMLResponse:
        """Give the part beside the text."""
        return self._answer(request, doc_id, "reader_facts.html")

    def said(self, doc_id: str, sent: Correction) -> Judgement:
        """Give what a form says."""
        text = self._text(doc_id)
        filled = sent.filled()
        if not sent.record:
            return correcting.added(filled, text)
        found = fact(self._desk.ledger.review(doc_id), sent.record)
        return correcting.judgement(filled, found, text, self._meant(filled))

    def judged(
        self, request: Request, doc_id: str, said: Judgement, version: int | None
    ) -> Response:
        """Keep what was said, and give the part beside the text anew."""
        stored: StoredDecision = self._desk.ledger.judge(
            doc_id, said, by=self._desk.by, version=version
        )
        self._desk.catching.decided()
        if not is_part(request):
            return back_to(document_path(doc_id))
        told = notice(self._desk, request, stored, said.verdict, self._offer(request, stored))
        return with_notice(self.facts(request, doc_id), told)

    def always(self, request: Request, doc_id: str, number: int) -> Response:
        """Keep that a name is always read as the correction of that number has it."""
        holding = standing(self._desk.ledger.decisions())
        found = (s for s in holding if s.number == number and s.decision.doc_id == doc_id)
        corrected = next(found, None)
        offered = corrected and self._offer(request, corrected)
        if not offered:
            raise UsageError("review.decision", number=number)
        stored = self._desk.ledger.judge(doc_id, offered.judgement(), by=self._desk.by)
        if not is_part(request):
            return back_to(document_path(doc_id))
        told = notice(self._desk, request, stored, ALWAYS, offered)
        return with_notice(self.facts(request, doc_id), told)

    def form(self, request: Request, doc_id: str, asked: Correction) -> HTMLResponse:
        """Give the form that corrects a field, or adds a fact where none is named."""
        text = self._text(doc_id)
        review = self._desk.ledger.review(doc_id)
        words = self._desk.pages.words(request)
        found = fact(review, asked.record) if asked.record else None
        filled = asked.filled()
        form = forms.form(filled, found, text, words, self._places, self._actors)
        return self._desk.pages.answer(
            request,
            "reader_correct.html",
            form=form,
            name=doc_id,
            record=asked.record,
            seen=review.version,
            adds=found is None,
        )

    def _answer(
        self, request: Request, doc_id: str, template: str, beside: Beside | None = None
    ) -> HTMLResponse:
        ledger = self._desk.ledger
        stored = ledger.document(doc_id)
        if stored is None:
            raise UsageError("review.document", id=doc_id)
        review: ReviewedDocument = ledger.review(doc_id)
        coded = json.loads(next(ledger.coded_lines(doc_id)))
        words = self._desk.pages.words(request)
        learned = ledger.judged_rules()
        shown = Shown(coded, stored.article.text, words, self._places.name, learned)
        return self._desk.pages.answer(
            request,
            template,
            article=stored.article,
            stored=stored,
            paragraphs=list(paragraphs(stored.article.text)),
            facts=fact_views(review.events, shown),
            statements=statements(review.claims, shown),
            review=review,
            keys=KEYS,
            beside=beside,
        )

    def _meant(self, filled: correcting.Filled) -> correcting.Meant:
        if filled.field in correcting.PARTIES:
            return self._actors.named(filled.name) if filled.name else None
        return self._places.place(filled.place) if filled.place else None

    def _offer(self, request: Request, stored: StoredDecision) -> Offer | None:
        known, language = self._desk.ledger.aliases(), self._desk.pages.words(request).language
        return offer(stored, known, self._places, self._actors, language)

    def _text(self, doc_id: str) -> str:
        stored = self._desk.ledger.document(doc_id)
        if stored is None:
            raise UsageError("review.document", id=doc_id)
        return stored.article.text


def _names(keys: Iterable[DocumentKey], states: Mapping[str, str]) -> Iterator[str]:
    """Give the documents that were not set aside."""
    return (key.doc_id for key in keys if states.get(key.doc_id) != ASIDE)
