"""Where an address of the web leads, read once and strictly.

What two parsers would read differently is refused: whoever checks one host and connects to another
is led astray that way. All that is asked afterwards is asked of these parts, never of the text.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urljoin, urlsplit

from selon.errors import InputError

LONGEST: Final = 2_000  # characters; servers refuse longer ones (RFC 9110, 4.1, asks for 8,000)

_PORTS: Final = {"http": 80, "https": 443}
_ODD: Final = re.compile(r"[\x00-\x20\x7f\\<>\"{}|^`]")
_HOST: Final = re.compile(r"(?=.{1,253}\Z)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)*[a-z0-9-]{1,63}")
_NUMERIC: Final = re.compile(r"(0x[0-9a-f]*|\d+)")
_KEPT: Final = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Target:
    """An address in its parts; `host` is ASCII, or an address without brackets."""

    scheme: str
    host: str
    port: int
    path: str  # with the query
    url: str

    @property
    def origin(self) -> str:
        """Give scheme, host and port: what robots.txt and limits are kept for."""
        return f"{self.scheme}://{self.place}"

    @property
    def place(self) -> str:
        """Give the host as the header Host says it: the port only where it is not the usual one."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def target_of(url: str, *, ports: frozenset[int]) -> Target:
    """Give the parts of an address. Raises InputError `net.address`, `.scheme` or `.port`.

    >>> target_of("https://exemple.org/a?b=1", ports=frozenset({443})).place
    'exemple.org'
    """
    shown = url[:200]
    if len(url) > LONGEST or _ODD.search(url):
        raise InputError("net.address", doc_id=shown)
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError as error:
        raise InputError("net.address", doc_id=shown) from error
    if parts.scheme not in _PORTS:
        raise InputError("net.scheme", doc_id=shown, scheme=parts.scheme or "?")
    if "@" in parts.netloc or not host:
        raise InputError("net.address", doc_id=shown)
    host = _host(host, shown)
    port = _PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise InputError("net.port", doc_id=shown, port=port)
    path = quote(parts.path or "/", safe=_KEPT)
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    where = Target(parts.scheme, host, port, path + query, "")
    return Target(parts.scheme, host, port, path + query, f"{where.origin}{path}{query}")


def joined(target: Target, location: str) -> str:
    """Give the address that an answer sends one on to. Raises InputError `net.address`."""
    try:
        return urljoin(target.url, location.strip()).partition("#")[0]
    except ValueError as error:
        raise InputError("net.address", doc_id=location[:200]) from error


def _host(host: str, shown: str) -> str:
    """Give a host as it is looked up: an address as it stands, a name in ASCII.

    A name whose last part is a number is no name but an address in a form that systems read in
    their own ways ("0x7f.1", "2130706433", "127.1"): only the plain one is taken.
    """
    if ":" in host:
        return host  # an address of IPv6: urlsplit has checked its brackets
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise InputError("net.address", doc_id=shown) from error
    last = name.rpartition(".")[2]
    plain = re.fullmatch(r"(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}", name)
    if not _HOST.fullmatch(name) or (_NUMERIC.fullmatch(last) and not plain):
        raise InputError("net.address", doc_id=shown)
    return name
