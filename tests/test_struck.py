"""Whose kind of things is struck, by the words alone."""

import pytest

from selon.struck import read_struck, side_of


@pytest.mark.parametrize(
    ("phrase", "language", "side"),
    [
        ("le marché central de Gedaref", "fr", "civilian"),
        ("une vingtaine de chefs terroristes", "fr", "armed"),
        ("des maisons près d'une caserne", "fr", "civilian"),
        ("une école militaire", "fr", "armed"),
        ("un immeuble", "fr", None),
        ("Houthi military targets", "en", "armed"),
        ("a fuel tank", "en", None),
        ("an apartment block", "en", "civilian"),
    ],
)
def test_sides(phrase: str, language: str, side: str | None) -> None:
    assert side_of(phrase, read_struck(language)) == side


def test_a_language_may_know_none() -> None:
    assert side_of("el mercado", read_struck("es")) is None
