"""Bytes to text, and what is said of bytes that are none."""

from __future__ import annotations

import codecs

import pytest

from sayso.intake.arrival import Arrival, Format, Unreadable
from sayso.intake.decoding import decode_html, decode_text, looks_like_html

TEXT = "The lock-keeper at Győr said: “Überlauf”.\nДамба выстояла.\n"


def arrival(data: bytes, format: Format = "text") -> Arrival:
    return Arrival("a", "a.txt", None, data, format)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
)
def test_every_unicode_encoding_gives_the_same_text(data: bytes) -> None:
    assert decode_text(arrival(data)) == TEXT
    assert decode_html(arrival(data)) == TEXT


def test_line_ends_are_kept_as_they_came() -> None:
    assert decode_text(arrival(b"One.\r\nTwo.\r")) == "One.\r\nTwo.\r"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty", "empty"),
        (b" \n\t\r\n", "empty", "empty"),
        (b"One.\nThe caf\xe9 closed.\n", "encoding", "0xe9 in line 2"),
        (codecs.BOM_UTF8 + b"caf\xe9", "encoding", "mark of UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "encoding", "mark of UTF-16"),
        (b"\x7fELF\x02\x01\x01\x00\x00\x00", "binary", "zero bytes"),
        (bytes(range(1, 32)) * 9, "binary", "control characters"),
        (b"%PDF-1.7 and so on", "binary", "PDF"),
        (b"PK\x03\x04....", "binary", "ZIP"),
        (b"\x89PNG\r\n", "binary", "picture"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, code: str, words: str) -> None:
    with pytest.raises(Unreadable) as raised:
        decode_text(arrival(data))
    assert raised.value.problem.code == code
    assert words in raised.value.problem.message
    assert str(raised.value).startswith("a.txt: ")


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-5">', "iso-8859-5"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
    ],
)
def test_a_page_is_read_in_the_charset_that_it_declares(declared: str, encoding: str) -> None:
    page = f"{declared}<p>Дамба выстояла"
    assert decode_html(arrival(page.encode(encoding))) == page


def test_latin_1_is_read_as_browsers_do() -> None:
    page = b"<meta charset=iso-8859-1><p>\x93caf\xe9\x94\x81"
    assert decode_html(arrival(page)).endswith("“café”\x81")


def test_a_page_that_is_utf_8_whatever_it_declares_is_read_as_such() -> None:
    page = "<meta charset=iso-8859-1><p>Győr"
    assert decode_html(arrival(page.encode())) == page


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"<p>caf\xe9", "declares no charset"),
        (b"<meta charset=x-nonsense><p>caf\xe9", "unknown charset: x-nonsense"),
        (b"<meta charset=base64><p>caf\xe9", "unknown charset: base64"),
        (b"<meta charset=shift_jis><p>\xfd\xfe\xff", "not in the charset that it declares"),
    ],
)
def test_a_page_in_no_known_charset_is_named(data: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as raised:
        decode_html(arrival(data))
    assert raised.value.problem.code == "encoding"
    assert words in raised.value.problem.message


@pytest.mark.parametrize(
    ("head", "is_page"),
    [
        (b"<!DOCTYPE html><html>", True),
        (b"\xef\xbb\xbf  <HTML lang=en>", True),
        ("<html>".encode("utf-16"), True),
        (b'<?xml version="1.0"?>\n<html xmlns="x">', True),
        (b"<rss>", False),
        (b"<b>Bold</b> claims", False),
        (b"", False),
    ],
)
def test_pages_are_known_by_their_first_bytes(head: bytes, is_page: bool) -> None:
    assert looks_like_html(head) is is_page
