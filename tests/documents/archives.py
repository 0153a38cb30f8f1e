"""Web archives for the tests, made by warcio as crawlers make them."""

import gzip
from collections.abc import Iterable
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SENTENCES = (
    "Deux soldats ont été tués lundi à Gao dans une attaque contre un poste de l'armée.",
    "Un porte-parole de l'armée a déclaré que les assaillants avaient fui vers le nord.",
    "Aucun groupe n'a revendiqué l'attaque, selon le gouverneur de la région.",
)


def page(*sentences: str, title: str = "Attaque à Gao", day: str = "2024-03-12") -> bytes:
    """Give a page with an article as a newspaper writes it."""
    told = "".join(f"<p>{sentence}</p>" for sentence in sentences or SENTENCES)
    date = f'<meta property="article:published_time" content="{day}T08:00:00+00:00">'
    head = f"<head><meta charset='utf-8'><title>{title}</title>{date}</head>"
    menu = "<nav><a href='/'>Accueil</a></nav>"
    return f"<html>{head}<body>{menu}<article><h1>{title}</h1>{told}</article></html>".encode()


def archive(
    pages: Iterable[tuple[str, bytes]],
    *,
    packed: bool = True,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    record: str = "response",
    headers: tuple[tuple[str, str], ...] = (),
) -> bytes:
    """Give the bytes of an archive with a record for each address and body."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=packed)
    if record == "response":
        writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "tests"}))
    for url, body in pages:
        answer = StatusAndHeaders(status, [("Content-Type", kind), *headers], "HTTP/1.1")
        options = {"http_headers": answer} if record == "response" else {"warc_content_type": kind}
        dated = {"WARC-Date": "2024-03-13T06:00:00Z"}
        writer.write_record(
            writer.create_warc_record(
                url,
                record,
                payload=BytesIO(body),
                length=len(body),
                warc_headers_dict=dated,
                **options,
            )
        )
    return file.getvalue()


def bomb(megabytes: int) -> bytes:
    """Give a small archive with a record of spaces."""
    return archive([("https://exemple.org/bombe", b" " * (megabytes * 1_000_000))])


def lying(length: int) -> bytes:
    """Give a record that says another length than it has."""
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://exemple.org/x\r\n"
        f"WARC-Date: 2024-03-13T06:00:00Z\r\nContent-Type: application/http\r\n"
        f"Content-Length: {length}\r\n\r\n"
    )
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page()
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)
