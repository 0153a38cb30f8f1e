"""What notebooks show: the article with its evidence marked, the facts beside it.

Static HTML: no script, nothing fetched, everything escaped; long articles are cut, and say so.
"""

from typing import Any, Final

from selon.explain.marks import article, find_marks, legend
from selon.explain.markup import Html, element
from selon.formats import wording
from selon.messages import LANGUAGES, message

Json = dict[str, Any]

LIMIT: Final = 200_000  # bytes of what a notebook keeps of one output
_STYLE: Final = """
.selon{color-scheme:light dark;display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);
gap:1.2rem;font:14px/1.5 system-ui,sans-serif;max-width:72rem}
.selon .text{white-space:pre-wrap;font-family:Georgia,serif;font-size:15px}
.selon mark{background:light-dark(#eef1f6,#2b3038);color:inherit;
border-bottom:2px solid currentColor;border-radius:2px;padding:0 .1em}
.selon mark.trigger{background:light-dark(#fbdcd5,#54221a)}
.selon mark.source,.selon mark.cue{background:light-dark(#dbe9fa,#1d3553)}
.selon mark.toll{background:light-dark(#f9d3e0,#561530)}
.selon mark.place{background:light-dark(#dcefd5,#203d18)}
.selon mark.date{background:light-dark(#fbe6c8,#4a3008)}
.selon mark.content{background:none;border-bottom-style:dotted}
.selon table{border-collapse:collapse;width:100%}
.selon caption{text-align:left;font-weight:600}
.selon th,.selon td{text-align:left;vertical-align:top;padding:.2rem .5rem .2rem 0;
border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
.selon .quiet{opacity:.7}
@media(max-width:46rem){.selon{display:block}}
"""


def document_html(document: Json, text: str, *, limit: int = LIMIT) -> str:
    """Give the display of a document in its own language, in at most `limit` bytes."""
    kept = len(text)
    while True:
        shown = _display(document, text, kept)
        if len(shown.encode("utf-8", "replace")) <= limit or kept == 0:
            return str(shown)
        kept = kept * 2 // 3 if kept > 500 else 0


def _display(document: Json, text: str, kept: int) -> Html:
    language = document["language"] if document["language"] in LANGUAGES else LANGUAGES[0]
    marks = [mark for mark in find_marks(document) if mark.end <= kept]
    prefix = f"s{document['text_sha256'][:8]}-"
    notice: list[Html] = []
    if kept < len(text):
        cut = message("explain", "notebook.cut", language=language, shown=kept, whole=len(text))
        notice = [element("p", cut, class_="quiet")]
    told = element("div", article(text[:kept], marks, prefix=prefix, language=language),
                   class_="text", dir="auto")  # fmt: skip
    return element(
        "div",
        element("style", Html(_STYLE)),
        element("div", legend((m.kind for m in marks), language=language), told, *notice),
        element("div", *_facts(document, prefix, language, most=_most(kept, len(text)))),
        class_="selon",
        lang=language,
    )


def _most(kept: int, whole: int) -> int:
    """Give how many facts are shown where the text is cut."""
    return 10_000 if kept == whole else max(20, kept // 100)


def _facts(document: Json, prefix: str, language: str, *, most: int) -> list[Html]:
    events = [_event(event, prefix, language) for event in document["events"][:most]]
    spoken = [claim for claim in document["claims"] if claim["source"]]
    claims = [_claim(claim, prefix, language) for claim in spoken[:most]]
    return [_table("events", events, language), _table("claims", claims, language)]


def _table(name: str, rows: list[Html], language: str) -> Html:
    caption = element("caption", message("explain", f"cards.{name}", language=language))
    none = message("explain", f"cards.no_{name}", language=language)
    body = rows or [element("tr", element("td", none))]
    return element("table", caption, element("tbody", *body))


def _event(event: Json, prefix: str, language: str) -> Html:
    kind = wording.event_type(event["sub_event_type"], language)
    place = event["place"]
    where = "" if place is None else place["name"] or place["text"]
    tolls = [
        wording.toll(kind, said[kind], language)
        for said in event["claims"]
        for kind in ("killed", "wounded")
        if said[kind]
    ]
    parties = " → ".join(
        ", ".join(party["name"] or party["text"] for party in event[role]) or "?"
        for role in ("initiator", "target")
    )
    return element(
        "tr",
        element("th", kind, scope="row", id=f"{prefix}{event['event_id']}"),
        element("td", wording.line(parties)),
        element("td", wording.line(where), " ", wording.days(event["date"], language)),
        element("td", "; ".join(dict.fromkeys(tolls))),
    )


def _claim(claim: Json, prefix: str, language: str) -> Html:
    stance = message("formats", f"stance.{claim['stance']}", language=language)
    who = wording.who(claim["source"], language)
    return element(
        "tr",
        element("th", wording.line(who), scope="row", id=f"{prefix}{claim['claim_id']}"),
        element("td", stance),
        element("td", wording.line((claim["cue"] or {}).get("text", ""))),
    )
