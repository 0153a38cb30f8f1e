"""Web archives: the pages of WARC files, compressed or not, as crawlers and libraries keep them.

Pages that were answered with success, and texts that an archive made of them (WET), become
documents; pictures, scripts, requests and the like are passed over. What is damaged is refused, and
reading goes on behind it.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.util import find_spec
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO, Final
from uuid import NAMESPACE_URL, uuid5

from selon.documents.addresses import canonical
from selon.documents.archived import Damaged, Source, Swollen
from selon.documents.content import MAX_BYTES, Fault, printable, text_fault, too_large
from selon.documents.html import is_page, read_page
from selon.documents.inflating import Inflated, Unreadable, inflate
from selon.documents.text import read_text
from selon.errors import InputError
from selon.fetched import Fetched
from selon.records import Article, Refusal

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

SUFFIXES: Final = (".warc", ".warc.gz")

TOGETHER: Final = 2  # pages of an archive that are extracted at the same time

_HEAD: Final = 1_000_000  # bytes that the headers of a record may take
_PIECE: Final = 1 << 16
_PAGES: Final = frozenset({"text/html", "application/xhtml+xml"})
_KINDS: Final = {"response": _PAGES, "resource": _PAGES, "conversion": frozenset({"text/plain"})}
_LARGEST: Final = 2 * MAX_BYTES  # of a record whose body is looked at
_PACKING: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_FAULTS: Final = 100  # in a row, after which an archive is given up


@dataclass(frozen=True, slots=True)
class Page:
    """What an archive, or a server, gives for an address."""

    doc_id: str
    content: bytes
    fetched: Fetched
    kind: str  # media type: "text/html"
    charset: str | None = None


def is_archive(name: str) -> bool:
    """Say whether a file is a web archive, by its name."""
    return name.lower().endswith(SUFFIXES)


def read_archive(
    stream: BinaryIO, *, name: str, every: bool = False
) -> Iterator[Article | Refusal]:
    """Give the documents of an archive in its order, each named by its address.

    With `every`, whatever its media type is: it was a document when the record was made.
    Raises InputError `input.packages` where the package that reads archives is not installed.
    """
    if find_spec("warcio") is None:
        raise InputError("input.packages", doc_id=name, extra="intake")
    yield from _in_order(_pages(stream, name, every=every))


def _in_order(pages: Iterator[Page | Refusal]) -> Iterator[Article | Refusal]:
    """Give the documents of pages in their order; the next ones are extracted meanwhile.

    Extraction takes most of the time, in processes of its own: threads here only wait for them.
    """
    with ThreadPoolExecutor(TOGETHER) as extractors:
        waiting: deque[Future[Article | Refusal]] = deque()
        for page in pages:
            waiting.append(extractors.submit(_document, page))
            if len(waiting) > TOGETHER:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _document(page: Page | Refusal) -> Article | Refusal:
    return page if isinstance(page, Refusal) else page_document(page)


def _pages(stream: BinaryIO, name: str, *, every: bool) -> Iterator[Page | Refusal]:
    """Give the pages of an archive, and what cannot be read of it."""
    source, numbers, faults, empty = Source(stream), count(1), 0, True
    while True:
        try:
            for item in _whole_pages(source, numbers, name, every=every):
                faults, empty = 0, False
                yield item
            break
        except Swollen:
            code = "input.bomb"
        except (Damaged, ValueError, EOFError):
            code = "input.archive"
        faults, empty = faults + 1, False
        yield Refusal(f"{name}:{next(numbers)}", code, {})
        if faults == _FAULTS or not source.resume():
            break
    if empty:
        yield Refusal(name, "input.archive_empty", {})


def page_document(page: Page) -> Article | Refusal:
    """Give the document of a page: what the extractor finds, or the text itself."""
    read: Callable[..., Article | Fault] = read_text
    if page.kind in _PAGES or is_page(page.content):
        article = read_page(page.content, doc_id=page.doc_id, charset=page.charset)
    else:
        article = read(page.content, doc_id=page.doc_id)
    fault = article if isinstance(article, Fault) else text_fault(article.text)
    if fault or isinstance(article, Fault):
        fault = fault or Fault("input.empty")
        return Refusal(page.doc_id, fault.code, fault.fields)
    kept = page.content if article.raw is None else article.raw
    return replace(article, url=page.fetched.url, fetched=page.fetched, raw=kept)


def _whole_pages(
    source: Source, numbers: "count[int]", name: str, *, every: bool
) -> Iterator[Page | Refusal]:
    for record in _records(source):
        number = next(numbers)
        kind, _, options = _header(record, "Content-Type").partition(";")
        media = kind.strip().lower() or "text/html"
        kinds = _KINDS.get(record.rec_type, frozenset())
        if (media in kinds or (every and kinds)) and _is_success(record):
            yield _page(record, f"{name}:{number}", media, charset_of(options))


def _records(source: Source) -> "Iterator[ArcWarcRecord]":
    """Give the records one after another; each must be used before the next is asked for."""
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - an extra
    from warcio.recordloader import ArcWarcRecordLoader  # noqa: PLC0415 - as above

    loader: Any = ArcWarcRecordLoader(verify_http=False)
    while True:
        source.allow(_HEAD)
        line = source.readline(_HEAD)
        while line in (b"\r\n", b"\n"):
            line = source.readline(_HEAD)
        if not line:
            return
        try:
            record = loader.parse_record_stream(source, statusline=line, known_format="warc")
        except (ArchiveLoadFailed, AttributeError) as error:  # an answer without an address
            raise Damaged from error
        if record.length is None:
            raise Damaged
        source.allow(record.length)
        yield record
        while record.raw_stream.limit:
            if not record.raw_stream.read(_PIECE):
                raise Damaged


def _page(record: "ArcWarcRecord", fallback: str, kind: str, charset: str | None) -> Page | Refusal:
    url = printable(record.rec_headers.get_header("WARC-Target-URI") or "")
    doc_id = canonical(url) if url else fallback
    codings = _header(record, "Content-Encoding") if record.http_headers else ""
    large = too_large()
    if record.length > _LARGEST:
        return Refusal(doc_id, large.code, large.fields)
    try:
        content = inflate(_body(record), codings, limit=MAX_BYTES)
    except Inflated:
        return Refusal(doc_id, large.code, large.fields)
    except Unreadable:
        return Refusal(doc_id, "input.coding", {"coding": codings[:40]})
    headers = record.http_headers.headers if record.http_headers else []
    fetched = Fetched(
        url=url,
        at=record.rec_headers.get_header("WARC-Date") or "",
        status=record.http_headers.statusline if record.http_headers else "",
        headers=tuple((printable(str(k)), printable(str(v))) for k, v in headers),
    )
    return Page(doc_id, content, fetched, kind, charset)


def _body(record: "ArcWarcRecord") -> Iterator[bytes]:
    """Give the body of an answer as it was sent, without its chunks (RFC 9112, 7.1)."""
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415 - an extra

    stream: Any = record.raw_stream
    if record.http_headers and "chunked" in _header(record, "Transfer-Encoding").lower():
        stream = ChunkedDataReader(stream, decomp_type=None)
    while piece := stream.read(_PIECE):
        yield piece


def _is_success(record: "ArcWarcRecord") -> bool:
    return record.http_headers is None or record.http_headers.get_statuscode() == "200"


def _header(record: "ArcWarcRecord", name: str) -> str:
    headers = record.http_headers or record.rec_headers
    return headers.get_header(name) or ""


def charset_of(options: str) -> str | None:
    """Give the encoding that the options of a media type name: "charset=utf-8"."""
    for option in options.split(";"):
        name, _, value = option.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:40] or None
    return None


def record_of(body: bytes, fetched: Fetched, *, digest: str) -> bytes:
    """Give the record of a web archive for what was fetched, as one gzip member.

    `digest` is the SHA-256 of the body, which stands unpacked: what the server said of its packing
    is kept under another name, as other archives do. The same page gives the same bytes.
    """
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415 - an extra
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - as above

    file = BytesIO()
    writer: Any = WARCWriter(file, gzip=True)
    name = uuid5(NAMESPACE_URL, f"{fetched.url} {fetched.at} {digest}")
    told = {"WARC-Record-ID": f"<urn:uuid:{name}>", "WARC-Payload-Digest": f"sha256:{digest}"}
    told |= {"WARC-Date": fetched.at} if fetched.at else {}
    options: dict[str, Any] = {"warc_headers_dict": told, "length": len(body)}
    if fetched.status:
        headers = [(_kept(name), value) for name, value in fetched.headers]
        headers.append(("Content-Length", str(len(body))))
        options["http_headers"] = StatusAndHeaders(fetched.status, headers, "HTTP/1.1")
    kind = "response"
    if not fetched.status:
        page = is_page(body)
        kind = "resource" if page else "conversion"
        options["warc_content_type"] = "text/html" if page else "text/plain"
    writer.write_record(
        writer.create_warc_record(fetched.url, kind, payload=BytesIO(body), **options)
    )
    return file.getvalue()


def _kept(name: str) -> str:
    return f"X-Archive-Orig-{name}" if name.lower() in _PACKING else name
