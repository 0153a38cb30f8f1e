"""Incidents in a real browser: from the list to the matrix, decided, drawn and exported."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.messages import message
from tests.incidents.made import ARMY, CIVILIANS, HTS, coded, event, link, party, said, source, toll
from tests.web.conftest import NPM

SERIOUS = ("serious", "critical")
SCREENS = ("/incidents", "/map", "/table", "/totals", "/sources", "/journal")


def documents() -> list[dict[str, Any]]:
    """Give two tellings that accuse different sides, and others near and far."""
    observatory, forces = source("Observatory"), source("Forces", "military", "SY:MIL")
    strike = {"target": [party(CIVILIANS)]}
    since = event(
        "e2", aggregate=True, place=None, day="2031-01-01", claims=(said(killed=toll(40)),)
    )
    since["date"] |= {"end": "2031-03-05", "precision": "range"}
    return [
        coded(
            "a",
            event(
                **strike,
                initiator=[party(ARMY)],
                claims=(
                    said(observatory, "accuses", toll(12, 12), wounded=toll(30)),
                    said(claim_id="c2"),
                ),
            ),
            since,
        ),
        coded(
            "b",
            event(**strike, initiator=[party(HTS)], claims=(said(forces, "denies", toll(5, 5)),)),
        ),
        coded("c", event(day="2031-03-07", claims=(said(observatory, killed=toll(3, 3)),))),
        coded("d", event(place="Boni", day="2031-06-10", kind="Armed clash")),
        coded("e", event(place=None, day="2031-03-20", kind="Peaceful protest")),
        coded("f", event(place="Idlib", day=None, kind="Armed clash"), published="2031-09-01"),
    ]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give a linked ledger as it lies on the disk."""
    path: Path = tmp_path_factory.mktemp("made") / "ledger.db"
    with open_ledger(path) as opened:
        link(opened, *documents())
    return path.read_bytes()


@pytest.fixture
def ledger(made: bytes, tmp_path: Path) -> Iterator[Ledger]:
    """Give a ledger of one's own."""
    path = tmp_path / "ledger.db"
    path.write_bytes(made)
    with open_ledger(path) as opened:
        yield opened


def exported(download: Any) -> list[dict[str, str]]:
    """Give the rows of the table in a downloaded data set."""
    with zipfile.ZipFile(download.path()) as archive:
        text = archive.read("incidents.csv").decode()
    return list(csv.DictReader(io.StringIO(text)))


def test_by_mouse_through_the_three_views(watch) -> None:
    seen = watch("en", accept_downloads=True)
    page = seen.open("/incidents")
    contested = message("incidents", "grades.contested", language="en")
    page.locator(".facets a", has_text=contested).first.click()
    page.wait_for_url("**q=grade%3Acontested")
    assert page.locator(".incident").count() == 1
    page.locator(".views a").nth(1).click()
    page.wait_for_url("**/map?q=grade%3Acontested")
    page.wait_for_selector("#map[data-idle]", timeout=20000)
    page.locator(".views a").nth(2).click()
    page.wait_for_url("**/table?q=grade%3Acontested")
    assert page.locator(".ledger tbody tr").count() == 1
    page.locator(".conditions a").first.click()
    page.wait_for_url("**/table")
    assert page.locator(".ledger tbody tr").count() == 5
    page.locator(".column-killed a").click()
    page.wait_for_url("**order=killed")
    numbers = page.locator(".ledger tbody tr td:nth-child(8)").all_inner_texts()
    assert [text[:1] for text in numbers[:2]] == ["5", "3"]
    page.locator("[data-opens=saved-sheet]").click()
    page.locator("#saved-sheet .button").last.click()
    page.locator("[data-opens=export-sheet]").click()
    page.locator("#export-sheet select").first.select_option("full")
    with page.expect_download() as download:
        page.locator("#export-sheet button.main").click()
    assert len(exported(download.value)) == 5


def test_days_are_brushed_on_the_timeline_or_written(watch) -> None:
    seen = watch("fr")
    page = seen.open("/table")
    over = page.locator(".u-over")
    over.wait_for()
    box = over.bounding_box()
    page.mouse.move(box["x"] + 2, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_url("**from=2031-03-0*")
    assert page.locator(".ledger tbody tr").count() == 3
    assert page.locator(".conditions code").inner_text().startswith("date:2031-03-0")
    page.locator("input[name=from]").fill("2031-06-01")
    page.locator("input[name=to]").fill("")
    page.locator(".days .button").click()
    page.wait_for_url("**from=2031-06-01*")
    assert page.locator(".ledger tbody tr").count() == 1


def test_what_the_map_cannot_show_is_counted_and_opened(watch) -> None:
    page = watch("fr").open("/map")
    page.locator(".map-foot a").first.click()
    page.wait_for_url("**box*")
    assert page.locator(".map-list .incident").count() == 1


def test_a_cluster_opens_its_rows(watch) -> None:
    seen = watch("en")
    page = seen.open("/map?q=country:SY")
    page.wait_for_selector("#map[data-idle]", timeout=20000)
    for _ in range(6):
        page.locator("[data-zoom='-1']").click()
        page.wait_for_timeout(450)
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**box=*")
    seen.until("() => document.activeElement.matches('#list [data-row]')")
    assert page.locator(".map-list .incident").count() >= 2


def test_citing_copies_who_says_it(watch) -> None:
    seen = watch("fr", permissions=["clipboard-read", "clipboard-write"])
    page = seen.open("/incidents")
    page.locator(".incident h2 a").first.click()
    page.wait_for_url("**/incidents/INC-*")
    page.keyboard.press("c")
    seen.eventually(lambda: page.locator("#notice").inner_text(), "Copié")
    told = page.evaluate("navigator.clipboard.readText()")
    assert "Observatory" in told
    assert "12 tués" in told
    assert "sha256:" in told


def test_a_split_is_seen_made_and_taken_back_in_the_journal(watch, ledger) -> None:
    page = watch("fr").open("/incidents")
    page.locator(".incident h2 a").first.click()
    page.locator(".pick input").first.check()
    page.locator(".told ~ .button").click()
    page.wait_for_url("**/split?part=*")
    assert page.locator(".preview .incident").count() == 3
    page.keyboard.press("a")
    page.wait_for_url("**done=1")
    page.goto(page.url.split("/incidents")[0] + "/journal")
    assert page.locator(".entry").count() == 1
    page.locator(".entry button").click()
    page.wait_for_load_state()
    assert page.locator(".entry").count() == 2
    assert page.locator(".entry.undone").count() == 1
    page.keyboard.press("v")
    page.wait_for_selector(".chain:not(.broken)")


def test_searches_are_kept(watch, ledger) -> None:
    page = watch("en").open("/incidents?q=killed%3E%3D1")
    page.locator("[data-opens=saved-sheet]").click()
    page.locator("#saved-sheet input[name=name]").fill("Deadly <b>")
    page.locator("#saved-sheet .button.main").click()
    page.wait_for_load_state()
    assert [one.query for one in ledger.searches()] == ["killed>=1"]
    page.locator("[data-opens=saved-sheet]").click()
    page.get_by_role("link", name="Deadly <b>").click()
    page.wait_for_url("**q=killed*")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(watch, scheme) -> None:
    seen = watch("fr", color_scheme=scheme, bypass_csp=True)
    told = []
    for path in (*SCREENS, "/incidents/INC-2031-0001", "/incidents?q=nothing:x"):
        page = seen.open(path)
        page.keyboard.press("j")
        page.add_script_tag(path=NPM / "axe-core/axe.min.js")
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        bad = [one for one in found["violations"] if one["impact"] in SERIOUS]
        told += [
            (path, one["id"], node["html"][:120], node["failureSummary"][:200])
            for one in bad
            for node in one["nodes"]
        ]
    assert not told


def test_nothing_is_wider_than_a_telephone(watch) -> None:
    seen = watch("fr", width=390)
    for path in (*SCREENS, "/incidents/INC-2031-0001"):
        page = seen.open(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_the_lists_work_without_scripts(watch) -> None:
    page = watch("fr", java_script_enabled=False).open("/incidents")
    page.locator(".facets a").first.click()
    assert page.locator(".conditions li").count() == 2
    page.locator(".incident h2 a").first.click()
    assert page.locator(".matrix").count() == 1


def test_twenty_thousand_places_are_drawn_in_clusters(watch) -> None:
    seen = watch("en")
    number = 20_000
    drawn = {
        "ids": [f"INC-2031-{n:05d}" for n in range(number)],
        "lon": [(n * 37 % 6000) / 100 - 10 for n in range(number)],
        "lat": [(n * 53 % 5000) / 100 - 5 for n in range(number)],
        "km": [(0.1, 3, 15, 60)[n % 4] for n in range(number)],
        "precision": [("exact", "locality", "district", "region")[n % 4] for n in range(number)],
        "grade": [("contested", "weak", "fair")[n % 3] for n in range(number)],
        "killed": [n % 40 for n in range(number)],
        "countries": [],
    }
    seen.page.route("**/map/places*", lambda route: route.fulfill(json=drawn))
    page = seen.open("/map")
    page.wait_for_selector("#map[data-idle]", timeout=30000)
    told = page.evaluate(
        "() => { const s = document.getElementById('map').dataset; return [s.shown, s.idle]; }"
    )
    shown, idle = map(int, told)
    assert 5 < shown < 2000, "clusters stand for all of them"
    assert idle < 15000  # 3 s on a machine that does nothing else: docs/quality.md
