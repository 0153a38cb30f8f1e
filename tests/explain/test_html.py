import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from selon.contract import Json, document
from selon.explain import html
from selon.formats import Output
from selon.messages import LANGUAGES
from tests.handmade import ARTICLE, CODED, TEXT

OUTPUT = Output(document(CODED), TEXT)
REFUSED = Output(
    {"doc_id": "<u>", "error": {"code": "input.empty", "message": "<script>1</script>"}}
)
HOSTILE = """<script>alert(1)</script>"'><img src=x onerror=alert(1)>&lt;b&gt;</style><!--"""


class Page(HTMLParser):
    """Reads a page: its tags, its ids, the anchors that it points at, all its values."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.anchors: set[str] = set()
        self.names: set[str] = set()
        self.languages: set[str] = set()
        self.open: list[str] = []
        self.feed(text)
        assert not self.open

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.add(tag)
        self.names |= {name for name, _ in attrs}
        known = dict(attrs)
        if "id" in known:
            self.ids.append(known["id"])
        if "lang" in known:
            self.languages.add(known["lang"])
        if "href" in known:
            assert known["href"].startswith("#")
            self.anchors.add(known["href"][1:])
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag) -> None:
        assert self.open.pop() == tag


def hostile(value: Json) -> Json:
    """Put hostile text into every text of a document that is not a code."""
    codes = {"stance", "factuality", "kind", "who", "precision", "start", "end", "published"}
    if isinstance(value, dict):
        return {k: v if k in codes else hostile(v) for k, v in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return HOSTILE if isinstance(value, str) else value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outputs", [[OUTPUT], [OUTPUT, REFUSED, OUTPUT]])
def test_every_link_leads_somewhere_and_every_id_is_unique(outputs, language: str) -> None:
    one = len(outputs) == 1
    page = Page(
        html.page(OUTPUT, language=language) if one else html.index(outputs, language=language)
    )
    assert len(set(page.ids)) == len(page.ids)
    assert page.anchors <= set(page.ids)
    assert len(page.anchors) > 20
    assert page.languages == {language, "fr"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_runs_nothing_and_loads_nothing(language: str) -> None:
    written = html.index([OUTPUT], language=language)
    page = Page(written)
    assert not {"script", "img", "link", "iframe", "object", "form"} & page.tags
    assert not any(name.startswith("on") or name == "src" for name in page.names)
    assert "default-src 'none'" in written.replace("&#x27;", "'")
    assert "http" not in written.replace("http-equiv", "")
    assert "url(" not in written
    assert "@import" not in written


def test_hostile_text_stays_text() -> None:
    article = replace(ARTICLE, doc_id=HOSTILE, title=HOSTILE, outlet=HOSTILE, text=HOSTILE * 9)
    plain = Output(
        document(replace(CODED, article=article, claims=(), events=(), framing=())), HOSTILE * 9
    )
    evil = Output(hostile(OUTPUT.document) | {"language": "fr"}, HOSTILE * 9)
    for written in (
        html.page(plain, language="fr"),
        html.page(evil, language="en"),
        html.index([plain, evil, REFUSED], language="en"),
    ):
        page = Page(written)
        assert not {"script", "img", "b", "u"} & page.tags
        assert "onerror" not in page.names
        assert "<script" not in written
        assert written.count("</style>") == 1


def test_figures_come_before_the_article_side_by_side() -> None:
    written = html.page(OUTPUT, language="fr")
    boards = written.index('class="counts"'), written.index('class="text"')
    assert boards[0] < boards[1]
    columns = re.findall(r'<strong class="figure">(\d+)</strong>', written)
    assert columns == ["51", "29", "1"]
    assert "Les bilans diffèrent" in written


def test_reports_of_one_kind_place_and_day_share_a_board() -> None:
    one = html.index([OUTPUT], language="en")
    two = html.index([OUTPUT, OUTPUT], language="en")
    assert one.count('class="board many"') == two.count('class="board many"') == 1
    assert two.count('class="board"') == 2 * one.count('class="board"')


def test_hedges_are_said_beside_the_number() -> None:
    changed = document(CODED)
    changed["events"][0]["claims"][1]["killed"] |= {"best": None, "high": None}
    written = html.page(Output(changed, TEXT), language="en")
    assert '<span class="unit">at least </span><strong class="figure">51</strong>' in written


def test_a_text_without_events_says_so() -> None:
    bare = Output(document(replace(CODED, claims=(), events=(), framing=())), TEXT)
    written = html.page(bare, language="en")
    assert "No event was found" in written
    assert "Nobody in this text gives a figure" in written


def test_a_refused_document_has_a_page_that_says_why() -> None:
    assert "input.empty" in html.page(REFUSED, language="fr")


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def palettes() -> list[dict[str, str]]:
    style = (files("selon.explain") / "page.css").read_text(encoding="utf-8")
    light, dark = re.split(r"@media \(prefers-color-scheme: dark\)", style)[:2]
    pattern = re.compile(r"--([a-z-]+): (#[0-9a-f]{6})")
    return [dict(pattern.findall(light)), dict(pattern.findall(light) + pattern.findall(dark))]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_text_has_the_contrast_of_wcag_aa(palette: dict[str, str]) -> None:
    grounds = [palette["paper"], palette["card"], palette["target"]]
    for ink in ("ink", "quiet", "link", "source", "trigger"):
        for ground in grounds:
            assert contrast(palette[ink], ground) >= 4.5, (ink, ground)
    assert contrast(palette["strong"], palette["paper"]) >= 4.5
    for name, ground in palette.items():
        if name.endswith("-bg"):
            assert contrast(palette["ink"], ground) >= 7, name
            assert contrast(palette[name.removesuffix("-bg")], palette["paper"]) >= 3, name
