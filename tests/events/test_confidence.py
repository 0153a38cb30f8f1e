"""Confidence is the measured precision of a kind, with a prior."""

import itertools

import pytest

from selon.events.confidence import confidence_of, kind_of


@pytest.mark.parametrize(
    ("strengths", "status", "kind"),
    [
        (["weak"], "happened", "weak-one-told"),
        (["harm", "strong", "generic"], "ongoing", "strong-some-told"),
        (["weak"] * 5, "foiled", "weak-many-told"),
        (["generic", "generic"], "threatened", "other-some-unreal"),
    ],
)
def test_the_kind(strengths, status, kind) -> None:
    assert kind_of(strengths, status) == kind


def test_every_kind_has_a_confidence_that_is_no_certainty() -> None:
    for best, number, status in itertools.product(
        ("strong", "weak", "generic"), (1, 2, 4, 9), ("happened", "planned")
    ):
        assert 0 < confidence_of([best] * number, status) < 1


def test_a_weak_word_alone_is_the_least_sure() -> None:
    alone = confidence_of(["weak"], "happened")
    assert alone < confidence_of(["strong"], "happened")
    assert alone < confidence_of(["weak", "weak"], "happened")
