"""Releases say what is new, changed and withdrawn; a file of others is compared with the ledger."""

import csv
from pathlib import Path

import pytest

from selon.errors import UsageError
from selon.exports import Asked, export
from selon.exports.comparing import compare
from selon.exports.releases import Change, read_manifest, release
from selon.incidents import curating, reading
from selon.incidents.linking import link_pending
from selon.ledger.book import Ledger
from tests.incidents.made import coded, event, said, store, toll

NOW = "2032-01-01T00:00:00Z"


def released(ledger: Ledger, folder: Path, name: str, since: Path | None) -> tuple[Change, ...]:
    return release(
        folder,
        name,
        reading.incidents(ledger),
        Asked("jsonl", NOW),
        since=since,
        leads_to=lambda one: curating.leads_to(ledger, one),
    ).changes


def test_a_release_says_what_changed(ledger: Ledger, tmp_path: Path) -> None:
    first = released(ledger, tmp_path / "1", "v1", None)
    assert {change.change for change in first} == {"new"}
    assert released(ledger, tmp_path / "1b", "v1b", tmp_path / "1") == ()
    store(ledger, coded("z", event(place="Boni", day="2031-07-01")))
    newer = coded("c", event(day="2031-03-09", claims=(said(killed=toll(4, 4)),)))
    store(ledger, newer, version="2.0")
    link_pending(ledger)
    curating.merge(ledger, ["INC-2031-0001", "INC-2031-0003"], by="amina")
    changes = {c.incident_id: c for c in released(ledger, tmp_path / "2", "v2", tmp_path / "1")}
    assert changes["INC-2031-0008"].change == "new"
    assert changes["INC-2031-0002"].change == changes["INC-2031-0001"].change == "changed"
    assert changes["INC-2031-0003"] == Change("INC-2031-0003", "withdrawn", "INC-2031-0001")
    released(ledger, tmp_path / "3", "v3", tmp_path / "2")
    manifest = read_manifest(tmp_path / "3")
    assert manifest["withdrawn"] == {"INC-2031-0003": "INC-2031-0001"}
    assert manifest["since"] == "v2"
    with (tmp_path / "2/changes.csv").open(encoding="utf-8") as file:
        assert len(list(csv.DictReader(file))) == len(changes)


def test_what_is_no_release_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        released(ledger, tmp_path / "1", "v1", tmp_path)
    assert caught.value.code == "release.since"


@pytest.mark.parametrize("profile", ["acled", "ucdp"])
def test_what_was_written_is_found_again(ledger: Ledger, tmp_path: Path, profile: str) -> None:
    written = export(tmp_path / "out", reading.incidents(ledger), Asked(profile, NOW))
    found = compare(tmp_path / f"out/{profile}.csv", profile, reading.incidents(ledger))
    assert len(found.both) == written.rows > 1
    assert found.file_only == ()
    assert found.unread == 0


def test_what_only_one_side_has(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "acled.csv"
    head = "event_id_cnty,event_date,latitude,longitude\n"
    rows = "SYR1,2031-03-05,35.6,36.5\nSYR2,2031-03-04,33.5,36.3\nSYR3,,1,1\n"
    path.write_text(head + rows, encoding="utf-8")
    found = compare(path, "acled", reading.incidents(ledger))
    assert found.both == (("SYR1", "INC-2031-0001"),)
    assert found.file_only == ("SYR2",)
    assert found.ledger_only == ("INC-2031-0003",)
    assert found.unread == 1
    path.write_text("id,day\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match="event_date"):
        compare(path, "acled", ())
