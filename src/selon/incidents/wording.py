"""Values of differences in words: what two claims say of one field, as people read it."""

from typing import Final

from selon.formats import wording
from selon.messages import message

_SAYS: Final = ": "  # between a claimant and the stance, as `responsibility` writes it


def difference_value(field: str, value: str, language: str) -> str:
    """Give one side of a difference: types, statuses and stances in the language asked for.

    >>> difference_value("initiator", "Ansar Allah: denies", "fr").replace("\\xa0", " ")
    'Ansar Allah : dément'
    """
    if field == "sub_event_type":
        return wording.event_type(value, language)
    if field == "status":
        return wording.term("status", value, language)
    who, says, stance = value.rpartition(_SAYS)
    if says:
        word = wording.term("stance", stance, language)
        return message("incidents", "who_says", language=language, who=who, stance=word)
    return value
