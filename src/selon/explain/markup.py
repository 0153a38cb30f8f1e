"""HTML in which nothing that was read can become markup: text is escaped where it is put in."""

import html
import re
from typing import Final, TypeAlias


class Html(str):
    """Markup made by `element`; any other string is text."""

    __slots__ = ()


Content: TypeAlias = str | Html
# What HTML may not hold, or UTF-8 cannot: shown as the replacement character.
_REFUSED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
_EMPTY: Final = frozenset({"meta", "br"})


def element(name: str, /, *content: Content, **attributes: str | None) -> Html:
    """Give an element; its texts and values are escaped, an attribute that is None is left out.

    `class_` stands for `class`, `aria_label` for `aria-label`.

    >>> element("p", "<b>", element("i", "x"), class_="a")
    '<p class="a">&lt;b&gt;<i>x</i></p>'
    """
    opening = tag(name, **attributes)
    return opening if name in _EMPTY else Html(f"{opening}{join(*content)}</{name}>")


def tag(name: str, /, **attributes: str | None) -> Html:
    """Give an opening tag."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return Html(f"<{name}{written}>")


def join(*content: Content) -> Html:
    """Put texts and elements one after the other, the texts escaped."""
    return Html("".join(c if isinstance(c, Html) else escape(c) for c in content))


def escape(text: str) -> str:
    """Give a text as it may stand in an element or in a quoted attribute."""
    return html.escape(_REFUSED.sub("\ufffd", text))
