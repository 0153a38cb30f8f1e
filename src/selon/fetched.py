"""How a page came to us: what is kept of the answer that brought it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a page came over the network, to us or to an archive; its body is `Article.raw`."""

    url: str  # that gave the page, after redirects
    at: str  # UTC, ISO 8601
    status: str  # "200 OK"
    headers: tuple[tuple[str, str], ...] = ()
