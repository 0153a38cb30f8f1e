"""Copies of one text: found whatever was added, and not where the news is another."""

import pytest

from selon.incidents.copies import address_of, are_copies, bands_of, signature, text_of

WIRE = (
    "Au moins douze civils ont été tués mardi dans une frappe aérienne sur le marché de la ville, "
    "selon une organisation locale. Parmi les morts figurent trois enfants, a précisé l'hôpital. "
    "Aucune des parties n'a réagi dans l'immédiat, et les recherches se poursuivaient dans la nuit."
)


def copies(one: str, other: str, days: tuple[int | None, int | None] = (1, 1)) -> bool:
    return are_copies(text_of(one, days[0]), text_of(other, days[1]))


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.upper(),
        f"(AVEC AGENCES) {WIRE}",
        f"{WIRE} Le gouvernement a décrété un deuil.",
        WIRE.rsplit(". ", 1)[0] + ".",
        WIRE.replace("l'hôpital", "l’hôpital"),
    ],
)
def test_copies(copy: str) -> None:
    assert copies(WIRE, copy)
    shared = set(bands_of(signature(text_of(WIRE, 1)))) & set(bands_of(signature(text_of(copy, 1))))
    assert shared


def test_another_report_is_no_copy() -> None:
    other = (
        "Douze personnes sont mortes mardi sur un marché que l'aviation a bombardé, affirme une "
        "organisation de la région, qui compte trois enfants parmi les victimes."
    )
    assert not copies(WIRE, other)


def test_a_daily_report_with_other_figures_is_no_copy() -> None:
    daily = "La police a compté 12 blessés et 3 morts dans la nuit du 4 mars, selon son bulletin."
    assert not copies(daily, daily.replace("12", "15").replace("4 mars", "5 mars"))


def test_the_same_words_a_week_later_are_no_copy_unless_all_are() -> None:
    assert not copies(WIRE, f"{WIRE} Fin.", (1, 20))
    assert copies(WIRE, WIRE, (1, 20))


def test_short_texts_are_compared_as_a_whole_only() -> None:
    assert not copies("Une frappe a eu lieu.", "Une frappe a eu lieu hier.")


def test_a_signature_is_the_same_on_every_machine() -> None:
    signed = signature(text_of("un deux trois quatre cinq", None))
    assert len(signed) == 4 * 128
    assert signed[:8].hex() == "756e7f761125d10b"


def test_signatures_share_what_the_texts_share() -> None:
    """The share of equal numbers is the share of common runs, within what chance allows."""
    words = [f"w{i}" for i in range(400)]
    one = text_of(" ".join(words[:300]), None)
    other = text_of(" ".join(words[100:400]), None)
    alike = len(one.runs & other.runs) / len(one.runs | other.runs)
    signed = signature(one), signature(other)
    same = sum(signed[0][i : i + 4] == signed[1][i : i + 4] for i in range(0, 512, 4)) / 128
    assert abs(same - alike) < 0.09


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.exemple.org/a?utm_source=x#y", "exemple.org/a"),
        ("http://exemple.org/a/", "exemple.org/a"),
        ("https://exemple.org/a?id=2&b=1", "exemple.org/a?b=1&id=2"),
        ("https://exemple.org/", None),
        ("", None),
        (None, None),
    ],
)
def test_addresses(url: str | None, address: str | None) -> None:
    assert address_of(url) == address
