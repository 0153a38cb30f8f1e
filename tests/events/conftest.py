"""Events of our own sentences, by the real coder."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.coding import DAY

Events = list[dict[str, Any]]


@pytest.fixture(scope="session")
def events(code_texts: Callable[..., list[dict[str, Any]]]) -> Callable[..., Events]:
    """Give the events of a text of 14 March 2024, a Thursday, as the contract writes them."""

    def coded(text: str, published: date | None = DAY) -> Events:
        (document,) = code_texts(text, published=published)
        return document["events"]

    return coded


@pytest.fixture(scope="session")
def event(events: Callable[..., Events]) -> Callable[..., dict[str, Any]]:
    """Give the only event of a text."""

    def only(text: str, published: date | None = DAY) -> dict[str, Any]:
        found = events(text, published)
        assert len(found) == 1, [(e["sub_event_type"], e["mentions"]) for e in found]
        return found[0]

    return only
