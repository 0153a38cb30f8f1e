"""Addresses of what is shown: names of documents may hold anything, a slash or a question mark too.

A name stands in an address as the unpadded base64 (RFC 4648, section 5) of its UTF-8 after `~`, but
for plain names, which stay legible.
"""

import base64
import binascii
import re
from typing import Final
from urllib.parse import urlsplit

from selon.errors import UsageError

_PLAIN: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,119}")


def document_path(doc_id: str) -> str:
    """Give the address of a document in the reader.

    >>> document_path("agence-12"), document_path("a/b?")
    ('/read/agence-12', '/read/~YS9iPw')
    """
    return f"/read/{name_of(doc_id)}"


def name_of(doc_id: str) -> str:
    """Give what a document is called in an address."""
    if _PLAIN.fullmatch(doc_id):
        return doc_id
    coded = base64.urlsafe_b64encode(doc_id.encode("utf-8", "surrogatepass")).decode()
    return f"~{coded.rstrip('=')}"


def doc_id_of(name: str) -> str:
    """Give the document that an address means; UsageError `web.nothing` where it is none.

    >>> doc_id_of("~YS9iPw")
    'a/b?'
    """
    if not name.startswith("~"):
        return name
    coded = name[1:] + "=" * (-len(name[1:]) % 4)
    try:
        return base64.b64decode(coded, altchars=b"-_", validate=True).decode(
            "utf-8", "surrogatepass"
        )
    except (binascii.Error, UnicodeDecodeError, ValueError) as error:
        raise UsageError("web.nothing", path=name) from error


def own_path(path: str) -> str:
    """Give a path of this page: one that could lead elsewhere becomes the first.

    >>> own_path("/triage?q=a"), own_path("//elsewhere.example/"), own_path("https://a.b/")
    ('/triage?q=a', '/', '/')
    """
    own = path.startswith("/") and not path.startswith("//") and "\\" not in path
    return path if own and path.isprintable() else "/"


def is_web(url: str) -> bool:
    """Say whether an address can be visited: nothing but the web is made a link.

    >>> is_web("https://exemple.org/a"), is_web("javascript:alert(1)")
    (True, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and url.isprintable()
