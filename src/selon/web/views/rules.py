"""Rules as the page lists them: found by their name, in the order that somebody asked for."""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, Final

from selon.ledger.lessons import Learned
from selon.ledger.reviewed import ASIDE

_WAITING: Final = 12
_ORDERS: Final[MappingProxyType[str, Callable[[Learned], Any]]] = MappingProxyType(
    {
        "judged": lambda rule: (-rule.right - rule.wrong, -rule.fired),
        "wrong": lambda rule: (-rule.wrong, rule.precision),
        "precision": lambda rule: (rule.precision, -rule.fired),
        "fired": lambda rule: (-rule.fired,),
    }
)


def known_orders() -> tuple[str, ...]:
    """Give the names of the orders."""
    return tuple(_ORDERS)


def asked_for(rules: Iterable[Learned], asked: str) -> list[Learned]:
    """Give the rules whose name or entry holds all the words."""
    words = asked.casefold().split()
    return [
        rule
        for rule in rules
        if all(word in f"{rule.rule} {rule.entry or ''}".casefold() for word in words)
    ]


def waiting(doubts: Mapping[str, float], states: Mapping[str, str]) -> list[str]:
    """Give the documents where a verdict would teach most; not those that were set aside."""
    open_ = [doc_id for doc_id in doubts if states.get(doc_id) != ASIDE]
    return sorted(open_, key=lambda doc_id: (-doubts[doc_id], doc_id))[:_WAITING]


def ordered(rules: Iterable[Learned], order: str) -> list[Learned]:
    """Give rules in an order; one that nobody knows is the first."""
    key = _ORDERS.get(order, _ORDERS["judged"])
    return sorted(rules, key=lambda rule: (*key(rule), rule.rule, rule.entry or ""))
