from selon.formats.tolls import by_source, figures


def toll(number: int, who: str = "victims") -> dict:
    return {"low": number, "best": number, "high": number, "who": who, "approx": False, "parts": []}


def said(claim_id: str, source: str | None, stance: str = "reports", **known) -> dict:
    words = None if source is None else {"text": source}
    blank = {"killed": None, "wounded": None, "affected": [], "preliminary": False}
    return blank | {"claim_id": claim_id, "source": words, "stance": stance} | known


def summary(claims: list[dict]) -> list[tuple]:
    return [
        (one.claim_ids, [(kind, quantity["low"]) for kind, quantity in one.figures])
        for one in by_source(claims)
    ]


def test_the_figures_of_one_source_stand_together_the_dead_first() -> None:
    claims = [
        said("c1", "L'hôpital", wounded=toll(9)),
        said("c2", "l'hôpital", killed=toll(4)),
        said("c2", "l'hôpital", killed=toll(2, "initiator")),
    ]
    (one,) = by_source(claims)
    assert one.claim_ids == ["c1", "c2"]
    assert [(k, q["low"], q["who"]) for k, q in one.figures] == [
        ("killed", 4, "victims"),
        ("killed", 2, "initiator"),
        ("wounded", 9, "victims"),
    ]


def test_a_second_toll_of_one_source_stands_apart_and_a_repeated_one_does_not() -> None:
    claims = [
        said("c1", "la police", killed=toll(4)),
        said("c2", "la police", killed=toll(7)),
        said("c3", "la police", killed=toll(4)),
    ]
    assert [figures for _, figures in summary(claims)] == [[("killed", 4)], [("killed", 7)]]


def test_sources_and_stances_are_not_mixed_and_the_silent_come_last() -> None:
    claims = [
        said("c1", None),
        said("c2", "le ministère", killed=toll(1)),
        said("c3", "le ministère", "denies"),
        said("c4", None, wounded=toll(3)),
    ]
    assert summary(claims) == [
        (["c1", "c4"], [("wounded", 3)]),
        (["c2"], [("killed", 1)]),
        (["c3"], []),
    ]


def test_every_figure_of_an_entry_is_given() -> None:
    missing = {"kind": "missing", "low": 3, "best": None, "high": None, "approx": False}
    claim = said("c1", None, killed=toll(1), affected=[missing])
    assert [kind for kind, _ in figures(claim)] == ["killed", "missing"]
