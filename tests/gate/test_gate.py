"""The coder on our own annotated articles: no slot falls below its floor."""

import pytest

from selon.measure import Report
from tests.gate.scoring import SLOT_NAMES, Gate, read_floors
from tests.gate.update import floor_of, raised

pytestmark = pytest.mark.xdist_group("gate")  # one process codes it, once


@pytest.mark.parametrize("slot", SLOT_NAMES)
def test_no_slot_falls_below_its_floor(slot: str, report: Report, gate: Gate) -> None:
    figures = report.slots[slot]
    faults = [f for f in report.faults if f.slot == slot][:40]
    told = "\n".join(f"{f.doc_id} {f.event or '-'} {f.kind} {f.value}" for f in faults)
    floor = read_floors()[gate.language]["floors"][slot]
    assert floor_of(figures.f1) >= floor, f"{figures}\n{told}"


def test_event_free_articles_stay_silent(report: Report, gate: Gate) -> None:
    assert len(report.noisy) <= read_floors()[gate.language]["noisy"], report.noisy


OLD = {"digest": "d", "noisy": 1, "floors": dict.fromkeys(SLOT_NAMES, 0.5)}
GATE = Gate("fr", (), (), "d")


def figures(**changed: float) -> dict[str, float]:
    return dict.fromkeys(SLOT_NAMES, 0.5) | changed


def test_floors_rise() -> None:
    new, refused = raised(OLD, figures(place=0.678), 0, GATE, anew=False)
    assert (new["floors"]["place"], new["noisy"], refused) == (0.67, 0, [])


@pytest.mark.parametrize(
    ("now", "noisy", "gate"),
    [
        (figures(place=0.499), 1, GATE),
        (figures(), 2, GATE),
        (figures(), 1, Gate("fr", (), (), "other")),
    ],
)
def test_floors_never_fall(now: dict[str, float], noisy: int, gate: Gate) -> None:
    new, refused = raised(OLD, now, noisy, gate, anew=False)
    assert new is OLD
    assert len(refused) == 1


def test_a_new_annotation_starts_anew() -> None:
    new, refused = raised(OLD, figures(place=0.1), 3, Gate("fr", (), (), "other"), anew=True)
    assert (new["digest"], new["noisy"], new["floors"]["place"], refused) == ("other", 3, 0.1, [])
