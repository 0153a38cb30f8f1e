"""What the bytes of a document hold."""

import codecs

import pytest

from selon.documents.content import MAX_CHARACTERS, Decoded, Fault, decode, printable, text_fault

FRENCH = "L’armée a annoncé que « deux soldats » avaient été tués à l’aube près de Gao. " * 3


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", None),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
def test_content_encodings_are_told(encoding, found):
    decoded = decode(FRENCH.encode(encoding))
    assert decoded == Decoded(FRENCH, found)


def test_content_latin1_is_told():
    text = FRENCH.replace("’", "'")
    decoded = decode(text.encode("latin-1"))
    assert isinstance(decoded, Decoded)
    assert decoded.text == text


def test_content_utf8_mark_stays_in_the_text():
    assert decode(codecs.BOM_UTF8 + b"Gao") == Decoded("\ufeffGao", None)


@pytest.mark.parametrize(
    "content",
    [b"a\0b", b"\x89PNG\r\n\x1a\n\0", b"%PDF-1.7 text", b"PK\x03\x04", codecs.BOM_UTF16_LE + b"a"],
)
def test_content_binary(content):
    fault = decode(content)
    assert isinstance(fault, Fault)
    assert fault.code == "input.binary"


def test_content_unknown_encoding_names_the_byte():
    fault = decode("Des tirs à Gao. ".encode() * 50 + b"\xff\xfe\xfa\x81\x8d\x01\x02\x03")
    assert isinstance(fault, Fault)
    assert (fault.code, fault.fields) == ("input.encoding", {"byte": 850})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "input.empty"),
        (" \n\t\r\n\u00a0\u3000", "input.empty"),
        ("\ufeff \u200b\u00ad", "input.empty"),
        ("a\0", "input.binary"),
        ("mort\ud83d", "input.surrogate"),
        ("a" * (MAX_CHARACTERS + 1), "input.too_large"),
    ],
)
def test_content_faults_of_a_text(text, code):
    fault = text_fault(text)
    assert fault is not None
    assert fault.code == code


@pytest.mark.parametrize("text", ["a", "🔥", "e\u0301", "a" * MAX_CHARACTERS])
def test_content_text_without_fault(text):
    assert text_fault(text) is None


def test_content_names_can_be_written():
    assert printable("caf\udce9").encode() == b"caf\xef\xbf\xbd"
