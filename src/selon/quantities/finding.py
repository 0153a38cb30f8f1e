"""Every number of things in a text, with its bounds as said."""

from collections.abc import Iterator

from selon.quantities.amounts import Amount, amount, measured
from selon.quantities.lexicon import Bound, Numbers
from selon.records import Quantity
from selon.tokens import Tokens, tokens_of


def find_quantities(text: str, numbers: Numbers) -> tuple[Quantity, ...]:
    """Give the numbers of a folded text that count things, in its order.

    Exactly 5 is 5/5/5; "au moins 28", "plus de 28" 28/None/None; "moins de 10", "jusqu'à 10"
    None/None/10; "une dizaine", "près de 10" 10/10/10 approximate; "plusieurs" 2/None/None;
    "des dizaines" 20/None/None; "entre 10 et 15" 10/None/15; "aucun" 0/0/0. Ages, dates, measures,
    sums of money, shares and numbers of names are left out. "un" and "une" carry `article`.
    """
    return tuple(_walk(tokens_of(text), numbers))


def _walk(tokens: Tokens, numbers: Numbers) -> Iterator[Quantity]:
    i = 0
    while i < len(tokens):
        found = _at(tokens, i, numbers)
        if found is None:
            i += 1
            continue
        end, quantity = found
        if quantity is not None:
            yield quantity
        i = end


Found = tuple[int, Quantity | None]  # the end, and None for a number that counts nothing


def _at(tokens: Tokens, i: int, numbers: Numbers) -> Found | None:
    if tokens.keys[i] not in numbers.starters and not tokens.keys[i].isdecimal():
        return None
    return (
        _zero(tokens, i, numbers)
        or _opened(tokens, i, numbers)
        or _bounded(tokens, i, numbers)
        or _several(tokens, i, numbers)
        or _plain(tokens, i, numbers)
    )


def _zero(tokens: Tokens, i: int, numbers: Numbers) -> Found | None:
    hit = numbers.zeros.longest(tokens, i)
    if hit is None or hit[0] >= len(tokens) or not tokens.joined[hit[0]]:
        return None
    bound = numbers.bounds.longest(tokens, i)
    if bound is not None and bound[0] > hit[0]:
        return None  # "no fewer than 15"
    return hit[0], Quantity(tokens.span(i, hit[0]), 0, 0, 0)


def _opened(tokens: Tokens, i: int, numbers: Numbers) -> Found | None:
    """<entre 10 et 15>, <de 60 à 70>."""
    middles = numbers.openers.get(tokens.keys[i])
    if middles is None or i + 1 >= len(tokens) or not tokens.joined[i + 1]:
        return None
    one = amount(tokens, i + 1, numbers)
    other = None if one is None else _second(tokens, one, middles, numbers)
    if one is None or other is None:
        return None
    return _ranged(tokens, i, one, other, numbers)


def _second(
    tokens: Tokens, one: Amount, middles: frozenset[str], numbers: Numbers
) -> Amount | None:
    """Read the upper end of a range behind its lower one."""
    end = one.end
    if end + 1 >= len(tokens) or not tokens.joined[end] or not tokens.joined[end + 1]:
        return None
    if tokens.keys[end] not in middles:
        return None
    other = amount(tokens, end + 1, numbers)
    return other if other is not None and other.value > one.value else None


def _ranged(tokens: Tokens, first: int, one: Amount, other: Amount, numbers: Numbers) -> Found:
    skipped = measured(tokens, other, numbers) or measured(tokens, one, numbers)
    if skipped is not None:
        return max(skipped, other.end), None
    span = tokens.span(first, other.end)
    return other.end, Quantity(span, one.value, None, other.value, approx=other.approx)


def _bounded(tokens: Tokens, i: int, numbers: Numbers) -> Found | None:
    """<au moins 28>, <plus de 70>, <près de 40>."""
    hit = numbers.bounds.longest(tokens, i)
    if hit is None or hit[0] >= len(tokens) or not tokens.joined[hit[0]]:
        return None
    start, bounds = hit
    one = amount(tokens, start, numbers) or _bare_collective(tokens, start, numbers)
    if one is None or (one.article and bounds[0].kind == "about"):
        return None
    other = _second(tokens, one, numbers.middles, numbers)
    if other is not None:
        return _ranged(tokens, i, one, other, numbers)
    skipped = measured(tokens, one, numbers)
    if skipped is not None:
        return skipped, None
    return one.end, _with_bound(tokens, i, one, bounds[0])


def _bare_collective(tokens: Tokens, i: int, numbers: Numbers) -> Amount | None:
    """Read "dizaine" behind "une bonne"."""
    hit = numbers.collectives.longest(tokens, i)
    return None if hit is None else Amount(i, hit[0], hit[1][0], approx=True)


def _with_bound(tokens: Tokens, first: int, one: Amount, bound: Bound) -> Quantity:
    span = tokens.span(first, one.end)
    if bound.kind == "at_least":
        return Quantity(span, one.value, None, None)
    if bound.kind == "at_most":
        return Quantity(span, None, None, one.value)
    return Quantity(span, one.value, one.value, one.value, approx=True)


_OPENING = frozenset('«“"')


def _several(tokens: Tokens, i: int, numbers: Numbers) -> Found | None:
    """<plusieurs>, <plusieurs dizaines>, <des milliers>."""
    hit = numbers.several.longest(tokens, i)
    if hit is None:
        return None
    end, words = hit
    several = words[0]
    dozens = None
    if end < len(tokens) and (tokens.joined[end] or tokens.before(end).strip() in _OPENING):
        dozens = numbers.collectives.longest(tokens, end)  # "de « dizaines de morts »" too
    if dozens is not None:
        last, factor = _of_more(tokens, dozens[0], dozens[1][0], numbers)
        first = i if tokens.joined[end] else end  # what is quoted is counted inside the marks
        return last, Quantity(tokens.span(first, last), several.low * factor, None, None)
    if several.plural:
        return None
    one = amount(tokens, end, numbers)
    if one is not None and not one.article and tokens.joined[end]:
        return _about(tokens, i, one, numbers)
    skipped = measured(tokens, Amount(i, end, several.low), numbers)
    if skipped is not None:
        return skipped, None
    low = several.low
    known = low if several.known else None
    return end, Quantity(tokens.span(i, end), low, known, known, approx=several.known)


def _of_more(tokens: Tokens, end: int, factor: int, numbers: Numbers) -> tuple[int, int]:
    """Read on where dozens are counted: "des dizaines [de milliers]"; give (end, factor)."""
    if end + 1 >= len(tokens) or not tokens.joined[end] or tokens.keys[end] not in numbers.links:
        return end, factor
    more = numbers.collectives.longest(tokens, end + 1)
    if more is not None:
        return more[0], factor * more[1][0]
    times = numbers.multipliers.get(tokens.keys[end + 1], 1)
    return (end + 2, factor * times) if times > 1 else (end, factor)


def _about(tokens: Tokens, first: int, one: Amount, numbers: Numbers) -> Found | None:
    """<quelques 300>, often written for "quelque 300"."""
    other = _second(tokens, one, numbers.middles, numbers)
    if other is not None:
        return _ranged(tokens, first, one, other, numbers)
    skipped = measured(tokens, one, numbers)
    if skipped is not None:
        return skipped, None
    value = one.value
    return one.end, Quantity(tokens.span(first, one.end), value, value, value, approx=True)


def _plain(tokens: Tokens, i: int, numbers: Numbers) -> Found | None:
    """<28>, <une dizaine>, <10 à 15>, <10-15>, <un>."""
    one = amount(tokens, i, numbers)
    if one is None:
        return None
    other = _second(tokens, one, numbers.middles, numbers) or _dashed(tokens, one)
    if other is not None:
        return _ranged(tokens, i, one, other, numbers)
    skipped = measured(tokens, one, numbers)
    if skipped is not None or _is_first_day(tokens, one, numbers):
        return skipped or one.end, None
    bound = _trailing(tokens, one, numbers)
    if bound is not None:
        return one.end, _with_bound(tokens, i, one, bound)
    value = one.value
    span = tokens.span(i, one.end)
    return one.end, Quantity(span, value, value, value, approx=one.approx, article=one.article)


def _trailing(tokens: Tokens, one: Amount, numbers: Numbers) -> Bound | None:
    """Find the bound behind the counted noun: "193 morts [au moins]"."""
    for at in range(one.end, min(one.end + 3, len(tokens))):
        if not tokens.joined[at] or one.article:
            return None
        hit = numbers.trailing.longest(tokens, at)
        if hit is not None:
            end, bounds = hit
            ahead = end < len(tokens) and tokens.joined[end]
            return None if ahead and amount(tokens, end, numbers) else bounds[0]
    return None


def _dashed(tokens: Tokens, one: Amount) -> Amount | None:
    """Read "15" of "10-15"."""
    end = one.end
    if end >= len(tokens) or tokens.before(end) not in ("-", "–") or one.first + 1 != end:
        return None
    if not tokens.keys[end].isdecimal() or int(tokens.keys[end]) <= one.value:
        return None
    return Amount(end, end + 1, int(tokens.keys[end]))


def _is_first_day(tokens: Tokens, one: Amount, numbers: Numbers) -> bool:
    """Say whether a number is a day of "du 7 au 9 mars", "les 7, 8 et 9 mars"."""
    if not tokens.keys[one.first].isdecimal():
        return False
    at = one.end
    while at < len(tokens):
        if tokens.before(at) == " " and at + 1 < len(tokens) and tokens.joined[at + 1]:
            at += 1  # "au", "et"
        elif tokens.before(at) != ", ":
            return False
        if not tokens.keys[at].isdecimal() or len(tokens.keys[at]) > 2:
            return False
        if measured(tokens, Amount(at, at + 1, int(tokens.keys[at])), numbers) is not None:
            return True
        at += 1
    return False
