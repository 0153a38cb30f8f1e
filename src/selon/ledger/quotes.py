"""Words of a coded document that do not stand where it says: pure."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

_SPANS = (("text", "start", "end"), ("text", "text_start", "text_end"))


def misquoted(coded: Any, text: str, path: str = "") -> Iterator[str]:  # noqa: ANN401
    """Give where words are not those of their span, or a span is not inside the text.

    >>> list(misquoted({"cue": {"text": "dit", "start": 0, "end": 3}}, "il dit"))
    ['cue [0:3]']
    """
    if isinstance(coded, Mapping):
        yield from _own(coded, text, path)
        for name, value in coded.items():
            yield from misquoted(value, text, f"{path}.{name}".lstrip("."))
    elif isinstance(coded, Sequence) and not isinstance(coded, str):
        for nth, value in enumerate(coded):
            yield from misquoted(value, text, f"{path}.{nth}")


def _own(record: Mapping[str, Any], text: str, path: str) -> Iterator[str]:
    for words, first, last in _SPANS:
        start, end = record.get(first), record.get(last)
        if not isinstance(start, int) or not isinstance(end, int):
            continue
        said = record.get(words)
        outside = not 0 <= start <= end <= len(text)
        if outside or (isinstance(said, str) and text[start:end] != said):
            yield f"{path} [{start}:{end}]"
