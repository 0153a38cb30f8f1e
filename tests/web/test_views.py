"""What the screens of incidents show, before any of it is markup."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from selon.incidents import candidates, curating, reading
from selon.incidents.features import FEATURES
from selon.ledger import open_ledger
from selon.ledger.book import Ledger
from selon.messages import LANGUAGES, catalogue
from selon.query import parse
from selon.query.index import Index
from selon.web.views.asking import asking
from selon.web.views.board import ELSEWHERE, SAID, UNSAID, board
from selon.web.views.citing import cited
from selon.web.views.entries import asked_for, entries
from selon.web.views.facets import facets
from selon.web.views.outlets import publishing, quoted
from selon.web.views.rows import row
from selon.web.views.spots import RADII, drawing
from selon.web.views.timeline import timeline
from selon.web.views.totals import Totals
from tests.exports.conftest import documents
from tests.incidents.made import coded, event, link, said, source, toll


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("views") / "ledger.db"
    with open_ledger(path) as opened:
        link(opened, *documents())
        yield opened


@pytest.fixture(scope="module")
def index(ledger: Ledger) -> Index:
    made = Index(ledger)
    made.refresh()
    return made


def contested(ledger: Ledger) -> str:
    with ledger.link_rows() as rows:
        members = rows.incidents.memberships(doc_ids=["a"])
    return members[0].incident_id


def test_a_row_tells_who_says_how_many(index: Index, ledger: Ledger) -> None:
    (card,) = index.cards([contested(ledger)])
    shown = row(card)
    assert [(s.words, s.killed["low"], s.disputed) for s in shown.sayings] == [
        ("Syrian Observatory for Human Rights", 12, True),
        ("Military Forces of Syria", 5, True),
    ]
    assert shown.fields[0] == "killed"


def test_dead_and_wounded_of_one_claimant_are_one_saying(tmp_path: Path) -> None:
    by, other = source("Observatory"), source("Hospital", "medical")
    claims = (
        said(by, killed=toll(5, 5)),
        said(by, wounded=toll(9, 9)),
        said(by, killed=toll(5, 5), claim_id="c2"),
        said(by, killed=toll(6, 6), claim_id="c3"),
        said(other, killed=toll(5, 5), claim_id="c4"),
        said(None, killed=toll(0, 0), claim_id="c5"),
    )
    with open_ledger(tmp_path / "ledger.db") as ledger:
        link(ledger, coded("a", event(claims=claims)))
        made = Index(ledger)
        made.refresh()
        (card,) = made.cards(made.ask(parse("")).ids())
    told = [(s.words, s.killed["low"], (s.wounded or {}).get("low")) for s in row(card).sayings]
    assert sorted(told, key=str) == [
        ("Hospital", 5, None),
        ("Observatory", 5, 9),
        ("Observatory", 6, None),
        (None, 0, None),
    ]


def test_the_matrix_tells_unsaid_from_none_and_from_elsewhere(tmp_path: Path) -> None:
    claims = (said(None), said(source("Army"), "denies", toll(0, 0), "c2"))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        link(ledger, coded("a", event(claims=claims)))
        (incident,) = reading.incidents(ledger)
        accounts = reading.accounts(ledger, incident["incident_id"])
    made = board(incident, accounts)
    cells = {line.field: line.cells for line in made.lines}
    assert [head.own for head in made.heads] == [True, False]
    assert [(c.state, c.none) for c in cells["killed"]] == [(UNSAID, False), (SAID, True)]
    assert [c.state for c in cells["wounded"]] == [UNSAID, UNSAID]
    assert [c.state for c in cells["place"]] == [SAID, ELSEWHERE]
    assert "initiator" in made.empty
    assert "wounded" not in made.empty


def test_the_matrix_marks_both_sides_of_a_difference(ledger: Ledger) -> None:
    name = contested(ledger)
    (incident,) = reading.incidents(ledger, ids=[name])
    made = board(incident, reading.accounts(ledger, name))
    killed = next(line for line in made.lines if line.field == "killed")
    assert killed.disputed
    marked = [
        head.words for head, cell in zip(made.heads, killed.cells, strict=True) if cell.disputed
    ]
    assert marked == ["Syrian Observatory for Human Rights", "Military Forces of Syria"]


def test_every_figure_can_be_cited_to_its_words(ledger: Ledger) -> None:
    found = list(cited(reading.accounts(ledger, contested(ledger))))
    assert [(one.claimant, one.toll["low"], one.outlet) for one in found] == [
        ("Syrian Observatory for Human Rights", 12, "Gazette a"),
        ("Military Forces of Syria", 5, "Gazette b"),
    ]
    assert all(len(one.text_sha256) == 64 for one in found)


def test_every_facet_leads_to_as_many_as_it_says(index: Index) -> None:
    for text in ("", "killed>=1 OR killed:?", "-grade:contested"):
        asked = asking({"q": text})
        for facet in facets(index.ask(asked.query), asked):
            for one in facet.values:
                if one.chosen or one.excluded:
                    continue
                inside, outside = (
                    len(index.ask(parse(query))) for query in (one.toggled, one.opposite)
                )
                assert inside >= one.number
                assert inside + outside == len(index.ask(asked.query))


def test_a_facet_that_is_chosen_can_be_given_up(index: Index) -> None:
    asked = asking({"q": "grade:weak -type:Attack"})
    found = {facet.field: facet for facet in facets(index.ask(asked.query), asked)}
    (grade,) = found["grade"].values
    assert grade.chosen
    assert grade.toggled == "-type:Attack"
    left_out = next(one for one in found["type"].values if one.excluded)
    assert (left_out.value, left_out.opposite) == ("Attack", "grade:weak")


def test_the_timeline_counts_the_sure_once_and_the_possible_apart(tmp_path: Path) -> None:
    month = {"start": "2031-01-01", "end": "2031-01-31", "precision": "month"}
    dates = [
        ("a", {"day": "2031-01-03"}),
        ("b", {"day": "2031-01-03", "place": "Boni"}),
        ("c", {"day": "2031-01-20", "place": "Alep"}),
        ("d", {"day": None, "place": "Maarat"}),
        ("e", {"day": "2031-01-01", "place": "Idlib", "kind": "Peaceful protest"}),
    ]
    with open_ledger(tmp_path / "ledger.db") as ledger:
        for name, known in dates:
            made = coded(name, event(**known))
            if name == "e":
                made["events"][0]["date"] |= month
            link(ledger, made)
        index = Index(ledger)
        index.refresh()
        found = timeline(index.ask(parse("")))
    assert (found.step, found.starts[0], found.end, found.undated) == (
        "day",
        "2031-01-01",
        "2031-01-31",
        1,
    )
    assert sum(found.sure) == 3
    assert found.sure[2] == 2
    assert set(found.possible) == {1}


def test_long_times_get_wider_bars(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        link(ledger, coded("a", event(day="2001-05-05")), coded("b", event(day="2031-02-02")))
        link(ledger, coded("c", event(day="0031-02-02", place="Boni"), published=None))
        index = Index(ledger)
        index.refresh()
        assert timeline(index.ask(parse("date>=2000"))).step == "year"
        assert timeline(index.ask(parse("date>=2000"))).starts[0] == "2001-01-01"
        assert timeline(index.ask(parse(""))).starts[0] == "1900-01-01"
        assert timeline(index.ask(parse("killed>=5"))).starts == ()


def test_a_place_is_drawn_as_large_as_it_is_imprecise(index: Index) -> None:
    drawn = drawing(index.ask(parse("place:idlib OR place:boni")))
    assert set(zip(drawn["precision"], drawn["km"], strict=True)) == {
        ("region", RADII["region"]),
        ("locality", RADII["locality"]),
    }
    assert len(drawn["ids"]) == len(drawn["lon"]) == len(drawn["lat"]) == len(drawn["grade"])


def test_sources_are_counted_not_scored(index: Index, ledger: Ledger) -> None:
    outlets = {one.name: one for one in publishing(index, ledger.outlets())}
    assert len(outlets) == 8
    assert outlets["Gazette a"].outlet.documents == 1
    figures = [
        (outlets[f"Gazette {name}"].incidents, outlets[f"Gazette {name}"].alone) for name in "ac"
    ]
    assert figures == [(1, 0), (1, 1)]
    named = {one.name: one.incidents for one in quoted(index)}
    assert named["Syrian Observatory for Human Rights"] == 1


def test_the_journal_tells_before_and_after(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.db") as ledger:
        link(ledger, coded("a", event()), coded("b", event(place="Boni")))
        with ledger.link_rows() as rows:
            pair = rows.incidents.ids()
        joined = curating.merge(ledger, pair, by="amina", reason="same night")
        curating.discount(ledger, pair[0], by="jo", reason="opinion")
        curating.undo(ledger, joined.number, by="jo")
        decisions = list(ledger.decisions())
    told = entries(decisions, asked_for(decisions, ""))
    assert [(e.verdict, e.by, e.undone) for e in told] == [
        ("undo", "jo", False),
        ("correct", "jo", False),
        ("same", "amina", True),
    ]
    assert told[1].incident_id == pair[0]
    assert [(c.before, c.after) for c in told[1].changes] == [(None, "discounted")]
    assert {c.after for c in told[2].changes} >= {"a", "b"}
    assert asked_for(decisions, "same NIGHT amina") == [joined.number]
    assert asked_for(decisions, "nowhere") == []


def test_totals_stand_beside_what_is_on_record(tmp_path: Path) -> None:
    total = event(
        "e2", aggregate=True, place=None, day="2031-01-01", claims=(said(killed=toll(40)),)
    )
    total["date"] |= {"end": "2031-03-05", "precision": "range"}
    killed = said(killed=toll(10, 10))
    with open_ledger(tmp_path / "ledger.db") as ledger:
        link(ledger, coded("a", event(claims=(killed,)), total))
        index = Index(ledger)
        index.refresh()
        (series,) = Totals(ledger, index).series()
    (claimed,) = series.totals
    (bar,) = claimed.bars
    assert bar.measure == "killed"
    assert (bar.claimed_share, bar.record_share, bar.open) == (1.0, 0.25, True)
    assert claimed.row["on_record"]["incidents"] != []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_and_feature_has_its_words(language: str) -> None:
    folder = Path(candidates.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    rules = set(re.findall(r'"differences\.([a-z_]+)"', code))
    known = catalogue("page_incident", language)
    assert {f"rule.{rule}" for rule in rules} == {key for key in known if key.startswith("rule.")}
    features = {f"feature.{name}" for name in (*FEATURES, "document")}
    assert features == {key for key in known if key.startswith("feature.")}
