"""Values of a coded document in words: figures, days, places and codes, in French or English."""

import re
from datetime import date

from selon.contract import Json
from selon.messages import catalogue, message
from selon.schema import read_events, read_weapons

# Control characters could steer a terminal, bidirectional ones could reorder what is shown.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_BLANKS = re.compile(r"\s+")


def term(kind: str, value: str, language: str, *, area: str = "formats") -> str:
    """Give the word for a code; the code itself where the catalogue has none.

    >>> term("stance", "denies", "fr")
    'dément'
    """
    return catalogue(area, language).get(f"{kind}.{value}", value)


def event_type(name: str, language: str) -> str:
    """Give the label of a sub-event type, which is ACLED's name in English.

    >>> event_type("Armed clash", "en")
    'Armed clash'
    """
    kinds = read_events()
    return kinds[name].label_fr if language == "fr" and name in kinds else name


def weapon(id_: str, language: str) -> str:
    """Give the label of a class of weapons."""
    known = read_weapons().get(id_)
    if known is None:
        return id_
    return known.label_fr if language == "fr" else known.label_en


def line(text: str) -> str:
    r"""Give the text on one line, without characters that steer a terminal.

    >>> line("un\n\x1b[31mdeux")
    'un [31mdeux'
    """
    return _BLANKS.sub(" ", _UNPRINTABLE.sub(" ", text)).strip()


def number(value: int, language: str) -> str:
    """Give a number with its thousands set apart.

    >>> number(12000, "en")
    '12,000'
    """
    return f"{value:,}".replace(",", catalogue("formats", language)["number.thousands"])


def noun(kind: str, value: str, quantity: Json, language: str) -> str:
    """Give the word for what is counted, in the form that the number asks for.

    >>> noun("group", "children", {"low": 1, "best": 1, "high": 1}, "en")
    'child'
    """
    few = quantity["low"] == quantity["high"] and quantity["low"] in (0, 1)
    none = quantity["low"] == 0 and term("one", "zero", language) != "one"
    many = term(kind, value, language)
    return (
        catalogue("formats", language).get(f"one.{kind}.{value}", many)
        if few and not none
        else many
    )


def figure(quantity: Json, language: str) -> str:
    """Give what was counted as it was said; "" where nothing is known.

    >>> figure({"low": 28, "best": None, "high": None}, "fr")
    'au moins 28'
    """
    low, high = quantity["low"], quantity["high"]
    numbers = {k: number(quantity[k], language) for k in ("low", "high") if quantity[k] is not None}
    if low is None and high is None:
        return ""
    if high is None:
        return message("formats", "number.at_least", language=language, number=numbers["low"])
    if low is None:
        return message("formats", "number.at_most", language=language, number=numbers["high"])
    if low != high:
        return message("formats", "number.between", language=language, **numbers)
    if quantity.get("approx"):
        return message("formats", "number.about", language=language, number=numbers["low"])
    return numbers["low"]


def amount(quantity: Json, language: str) -> str:
    """Give a figure with its shares, whose side it is on: "51 (of whom 40 children)"."""
    text = figure(quantity, language)
    if quantity.get("who") == "initiator":
        text += f" {term('who', 'initiator', language)}"
    shares = parts(quantity, language)
    return f"{text} ({shares})" if shares else text


def counted(kind: str, value: str, quantity: Json, language: str) -> str:
    """Give a figure with what it counts: "5 strikes", "at least 28 killed"."""
    return f"{figure(quantity, language)} {noun(kind, value, quantity, language)}"


def toll(kind: str, quantity: Json, language: str) -> str:
    """Give a figure with what it counts, whose side and which shares: "51 killed (of whom …)"."""
    text = counted("figure", kind, quantity, language)
    if quantity.get("who") == "initiator":
        text += f" {term('who', 'initiator', language)}"
    shares = parts(quantity, language)
    return f"{text} ({shares})" if shares else text


def parts(quantity: Json, language: str) -> str:
    """Give the shares of a toll: "of whom 40 children"; "" where there are none."""
    shares = [counted("group", part["group"], part, language) for part in quantity.get("parts", ())]
    if not shares:
        return ""
    return message("formats", "number.of_which", language=language, parts=", ".join(shares))


def days(period: Json | None, language: str) -> str:
    """Give a date as precisely as it is known; "" where it is not.

    >>> days({"start": "2024-01-01", "end": "2024-01-31", "precision": "month"}, "fr")
    'janvier 2024'
    """
    if period is None or not (period["start"] or period["end"]):
        return ""
    start = date.fromisoformat(period["start"] or period["end"])
    end = date.fromisoformat(period["end"] or period["start"])
    match period["precision"]:
        case "month":
            month = term("month", str(start.month), language)
            return message("formats", "date.month", language=language, month=month, year=start.year)
        case "year":
            return str(start.year)
        case "week":
            return message("formats", "date.week", language=language, start=day(start, language))
    if start == end:
        return day(start, language)
    both = {"start": day(start, language), "end": day(end, language)}
    return message("formats", "date.days", language=language, **both)


def day(value: date, language: str) -> str:
    """Give a day.

    >>> day(date(2024, 1, 24), "en")
    '24 January 2024'
    """
    month = term("month", str(value.month), language)
    fields = {"day": value.day, "month": month, "year": value.year}
    key = "date.first" if value.day == 1 else "date.day"
    return message("formats", key, language=language, **fields)


def place(known: Json, language: str) -> str:
    """Give a place by its words, with its region and country, or that it was not found."""
    if known["gazetteer_id"] is None:
        return f"{line(known['text'])} ({term('table', 'unresolved', language)})"
    around = [
        value
        for key in ("admin1", "country")
        if (value := known[key]) and value not in (known["name"], known["text"])
    ]
    words = line(known["text"])
    return f"{words} ({', '.join(around)})" if around else words


def who(source: Json | None, language: str) -> str:
    """Give a source by its words, and by its fullest ones where they differ."""
    if source is None:
        return term("table", "voice", language)
    words, fullest = line(source["text"]), line(source.get("speaker", source)["text"])
    return words if words == fullest else f"{words} ({fullest})"


def flags(record: Json, names: tuple[str, ...], language: str) -> list[str]:
    """Give the words of those flags that are set."""
    return [term("flag", name, language) for name in names if record.get(name)]


def confidence(event: Json, language: str) -> str:
    """Give how sure the coder is of an event, 0 to 1."""
    value = f"{event['confidence']:.2f}".replace(".", term("number", "decimal", language))
    return message("formats", "table.confidence", language=language, value=value)


def heading(document: Json, language: str) -> str:
    """Give what is known of a document: title, outlet, day, language."""
    known = [line(document[key]) for key in ("title", "outlet") if document[key]]
    if document["published"]:
        known.append(day(date.fromisoformat(document["published"]), language))
    if document["language"]:
        known.append(term("language", document["language"], language))
    return " · ".join(known)
