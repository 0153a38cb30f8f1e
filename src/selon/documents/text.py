"""Plain text: the text is the file, character for character."""

from selon.documents.content import Fault, decode
from selon.records import Article


def read_text(content: bytes, *, doc_id: str) -> Article | Fault:
    r"""Give a plain text as an article; line ends stay as they are.

    >>> read_text(b"Un.\r\nDeux.", doc_id="x").text
    'Un.\r\nDeux.'
    """
    decoded = decode(content)
    if isinstance(decoded, Fault):
        return decoded
    return Article(
        doc_id=doc_id,
        text=decoded.text,
        language=None,
        published=None,
        published_basis=None,
        encoding=decoded.encoding,
    )
