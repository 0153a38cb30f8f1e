"""Rules as the page lists them: found by their name, in the order that somebody asked for."""

from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any, Final

from selon.ledger.lessons import Learned

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


def ordered(rules: Iterable[Learned], order: str) -> list[Learned]:
    """Give rules in an order; one that nobody knows is the first."""
    key = _ORDERS.get(order, _ORDERS["judged"])
    return sorted(rules, key=lambda rule: (*key(rule), rule.rule, rule.entry or ""))
