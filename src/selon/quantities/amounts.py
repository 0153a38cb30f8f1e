"""One number as written: digits, number words, "une dizaine"."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from selon.quantities.lexicon import Numbers
from selon.tokens import Tokens

# A number of these values written in four digits is a year unless it stands before a counted noun.
_YEARS: Final = range(1500, 2101)
_GROUP: Final = 3  # digits between separators: "1 200"
# Signs right before or behind a number that make it something else: money, shares, times, codes.
_BEFORE: Final = frozenset("$€£/:°#.,+'")
_BEHIND: Final = frozenset("%‰$€£°/:")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in words [first, end); `approx`: "une dizaine"; `article`: the bare "un"."""

    first: int
    end: int
    value: int
    approx: bool = False
    article: bool = False


def amount(tokens: Tokens, i: int, numbers: Numbers) -> Amount | None:
    """Read the number that begins at word `i`; None where there is none that counts things."""
    if i >= len(tokens):
        return None
    collective = numbers.collectives.longest(tokens, i)
    if collective is not None:
        return None
    if tokens.keys[i].isdecimal():
        return _digits(tokens, i, numbers)
    return _words(tokens, i, numbers)


def _digits(tokens: Tokens, i: int, numbers: Numbers) -> Amount | None:
    if _is_code(tokens, i):
        return None
    end, value = _grouped(tokens, i, numbers.marks.thousands)
    number = Fraction(value)
    decimal = numbers.marks.decimal
    if end < len(tokens) and tokens.before(end) == decimal and tokens.keys[end].isdecimal():
        digits = tokens.keys[end]
        number += Fraction(int(digits), 10 ** len(digits))
        end += 1
    end, number = _multiplied(tokens, end, number, numbers)
    if number.denominator != 1 or _is_year(tokens, i, end, numbers):
        return None
    return Amount(i, end, int(number))


def _is_code(tokens: Tokens, i: int) -> bool:
    """Say whether digits are part of a name, a time or a sum: "F-16", "10:30", "n° 5", "$ 5"."""
    gap = tokens.before(i)
    note = gap.endswith("[") and tokens.text[tokens.ends[i] : tokens.ends[i] + 1] == "]"
    tight = note or gap[-1:] in _BEFORE or any(sign in gap for sign in "$€£°#")
    return tight or (gap == "-" and i > 0 and not tokens.keys[i - 1].isdecimal())


def _grouped(tokens: Tokens, i: int, marks: frozenset[str]) -> tuple[int, int]:
    """Give (end, value) of digits with their thousands: "1 200", "1.200"."""
    digits, end = tokens.keys[i], i + 1
    if len(digits) > _GROUP or digits.startswith("0"):
        return end, int(digits)
    while end < len(tokens) and tokens.before(end) in marks:
        group = tokens.keys[end]
        if len(group) != _GROUP or not group.isdecimal():
            break
        digits, end = digits + group, end + 1
    return end, int(digits)


def _multiplied(
    tokens: Tokens, end: int, number: Fraction, numbers: Numbers
) -> tuple[int, Fraction]:
    while end < len(tokens) and tokens.joined[end] and tokens.keys[end] in numbers.multipliers:
        number *= numbers.multipliers[tokens.keys[end]]
        end += 1
    return end, number


def _is_year(tokens: Tokens, i: int, end: int, numbers: Numbers) -> bool:
    if end != i + 1 or len(tokens.keys[i]) != 4 or int(tokens.keys[i]) not in _YEARS:
        return False
    behind = end < len(tokens) and tokens.joined[end] and tokens.keys[end] in numbers.counted
    return not behind


def _words(tokens: Tokens, i: int, numbers: Numbers) -> Amount | None:
    """Read "quatre-vingt-dix-sept", "deux cent mille", "vingt et un"."""
    total = current = 0
    end = i
    while end < len(tokens) and (end == i or tokens.joined[end]):
        key = tokens.keys[end]
        step = _step(key, current, numbers, starts=end == i)
        if step is None and key in numbers.ands and _takes_one(tokens, end, current, numbers):
            end += 1
            continue
        if step is None:
            break
        if key in numbers.multipliers and step >= 1000:
            total, current = total + step, 0
        else:
            current = step
        end += 1
    if end == i:
        return None
    return _whole(tokens, i, end, total + current, numbers)


def _step(key: str, current: int, numbers: Numbers, *, starts: bool) -> int | None:
    """Give the number so far with one word more, None where the word does not go on with it."""
    factor = numbers.multipliers.get(key)
    if factor is not None:
        # "millions" counts only behind a number; "cent" stands behind a single figure.
        stray = (starts and factor > 1000) or (factor == 100 and current >= 10)
        return None if stray else max(current, 1) * factor
    one = 1 if key in numbers.articles else None
    if key in numbers.words:
        one = numbers.words[key].value
    if one is None or (starts or current == 0):
        return one if starts or one else None
    if one == 20 and current % 100 == 4:
        return current + 76  # "quatre-vingt"
    return current + one if _fits(current, one) else None


def _fits(current: int, one: int) -> bool:
    """Say whether a word may follow: "vingt|deux", "soixante|douze", "cent|deux", "dix|sept"."""
    rest = current % 100
    if rest == 0:
        return True
    if rest == 10 or (rest in (70, 90) and one > 6):
        return 6 < one < 10
    return (rest in (60, 80) and one < 20) or (rest % 10 == 0 and rest > 10 and one < 10)


def _takes_one(tokens: Tokens, i: int, current: int, numbers: Numbers) -> bool:
    """Say whether "et" at word `i` joins "un" or "onze" to tens, "and" any to hundreds."""
    if i + 1 >= len(tokens) or not tokens.joined[i + 1]:
        return False
    after = tokens.keys[i + 1]
    if tokens.keys[i] in numbers.hundreds and current and current % 100 == 0:
        return after in numbers.words
    if current % 100 not in range(20, 70, 10):
        return False
    eleven = after in numbers.words and numbers.words[after].value == 11
    return after in numbers.articles or eleven


def _whole(tokens: Tokens, i: int, end: int, value: int, numbers: Numbers) -> Amount | None:
    """Check what stands around number words, and add "dizaines" behind them."""
    if (i > 0 and tokens.before(i) == "-") or (end < len(tokens) and tokens.before(end) == "-"):
        return None  # "Deux-Sèvres"
    if end < len(tokens) and tokens.joined[end]:
        collective = numbers.collectives.longest(tokens, end)
        if collective is not None:
            return Amount(i, collective[0], value * collective[1][0], approx=True)
    elif _is_adjective(tokens, i, end, numbers):
        return None
    article = end == i + 1 and tokens.keys[i] in numbers.articles
    return Amount(i, end, value, article=article)


def _is_adjective(tokens: Tokens, i: int, end: int, numbers: Numbers) -> bool:
    """Say whether a word that ends a phrase is an adjective: "un camion [neuf]"."""
    word = numbers.words.get(tokens.keys[i])
    return end == i + 1 and word is not None and word.adjective and i > 0 and tokens.joined[i]


def measured(tokens: Tokens, one: Amount, numbers: Numbers) -> int | None:
    """Give the end of a number that a unit or a label makes something else: "15 pour cent"."""
    end = one.end
    behind = tokens.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 2].lstrip(" ")
    if behind[:1] in _BEHIND and behind:
        return end
    unit = _unit(tokens, one, numbers)
    if unit is not None:
        return unit
    return end if _is_labelled(tokens, one, numbers) else None


def _unit(tokens: Tokens, one: Amount, numbers: Numbers) -> int | None:
    """Give the end of the unit behind a number: "12 [km]", "9 [h 11]", "une centaine [de m]"."""
    at = one.end
    if at >= len(tokens) or not tokens.joined[at]:
        return None
    linked = (one.approx or one.value >= 10**6) and tokens.keys[at] in numbers.links
    if linked and at + 1 < len(tokens) and tokens.joined[at + 1]:
        at += 1
    hit = numbers.units.longest(tokens, at)
    if hit is None:
        return None
    end = hit[0]
    minutes = end < len(tokens) and tokens.joined[end] and tokens.keys[end].isdecimal()
    return end + 1 if minutes else end


def _is_labelled(tokens: Tokens, one: Amount, numbers: Numbers) -> bool:
    if one.first == 0 or not tokens.joined[one.first]:
        return False
    label = numbers.labels.get(tokens.keys[one.first - 1])
    if label is None:
        return False
    digits = tokens.keys[one.first].isdecimal()
    return (digits or not label.digits) and (one.article or not label.article)
