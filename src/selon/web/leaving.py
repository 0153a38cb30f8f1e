"""What leaves: the incidents that are shown as a data set, and searches that are kept."""

import io
import tempfile
import zipfile
from http import HTTPStatus
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from selon.errors import UsageError
from selon.exports import PROFILES, export
from selon.exports.writing import EMBARGO, Asked
from selon.incidents.reading import incidents
from selon.incidents.summaries import POLICIES
from selon.ledger.vintage import now
from selon.query import parse
from selon.web.addresses import own_path
from selon.web.desk import Desk


def router(desk: Desk) -> APIRouter:
    """Give the routes."""
    routes = APIRouter()

    @routes.get("/export")
    def leave(
        request: Request, q: str = "", profile: str = "csv", policy: str = "range", public: str = ""
    ) -> Response:
        """Give exactly what the query shows, as a ZIP of the data set with its description."""
        if profile not in PROFILES or policy not in POLICIES:
            raise UsageError("web.request", path=request.url.path)
        language = desk.pages.words(request).language
        hours = EMBARGO if public else 0
        asked = Asked(profile, now(), q, policy, bool(public), hours, language=language)
        return Response(
            _packed(desk, asked),
            media_type="application/zip",
            headers={"Content-Disposition": f'attachment; filename="selon-{profile}.zip"'},
        )

    @routes.post("/searches")
    def save(
        q: Annotated[str, Form()], name: Annotated[str, Form()], back: Annotated[str, Form()]
    ) -> Response:
        parse(q)
        desk.ledger.save_search(name.strip()[:80] or q, q, by=desk.by)
        return RedirectResponse(own_path(back), status_code=HTTPStatus.SEE_OTHER)

    @routes.post("/searches/forget")
    def forget(name: Annotated[str, Form()], back: Annotated[str, Form()]) -> Response:
        desk.ledger.forget_search(name)
        return RedirectResponse(own_path(back), status_code=HTTPStatus.SEE_OTHER)

    return routes


def _packed(desk: Desk, asked: Asked) -> bytes:
    desk.caught_up()
    ids = sorted(desk.index.ask(parse(asked.query)).ids())
    policy = PROFILES[asked.profile].read_with(asked.chosen_policy)
    chosen = incidents(desk.ledger, policy=policy, language=asked.language, ids=ids)
    packed = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        written = export(Path(folder), chosen, asked)
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in written.files:
                archive.write(path, path.name)
    return packed.getvalue()
