"""Addresses as names of articles: one article, one name, however its link was decorated."""

import re
from typing import Final
from urllib.parse import quote, urlsplit, urlunsplit

# Parts of an address that say where a reader came from, not what is read.
_TRACKING: Final = re.compile(r"(?i)(utm_|fbclid=|gclid=|xtor=|at_(medium|campaign)|mc_[ce]id=)")
_PORTS: Final = {"http": 80, "https": 443}
_KEPT: Final = "%/:=&?~#+!$,;'@()*[]"  # what stands for itself in an address (RFC 3986)


def canonical(url: str) -> str:
    """Give an address without fragment, marks of tracking and what is said by default.

    What is no address of the web comes back as it is.

    >>> canonical("HTTPS://Exemple.org:443/a?utm_source=flux&id=3#haut")
    'https://exemple.org/a?id=3'
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return url
    if parts.scheme not in _PORTS or not parts.hostname:
        return url
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    asked = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    path, query = quote(parts.path or "/", safe=_KEPT), quote(asked, safe=_KEPT)
    return urlunsplit((parts.scheme, place, path, query, ""))
