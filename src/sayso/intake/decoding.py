"""Bytes to text: byte order marks, UTF-8, UTF-16, and for HTML the charset that the page declares.

Nothing is guessed and nothing is replaced: what does not decode is a problem.
"""

from __future__ import annotations

import codecs
import re

from sayso.intake.arrival import Arrival, Unreadable

#: Bytes at the start of a file in which a signature, a zero byte or a declared charset is looked for; HTML asks for the
#: charset to stand in the first 1024, but real pages put it later.
HEAD = 4096

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP file (or a DOCX, EPUB or the like)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3\x00", "a database"),
    (b"bplist", "a property list (or a Safari web archive)"),
    (b"{\\rtf", "an RTF file"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s{0,20}<\?xml[^>]{0,100}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE)

#: Control characters that no text holds; tab, newline, form feed, carriage return and escape are let pass.
_CONTROL = frozenset(range(32)) - {9, 10, 12, 13, 27}

#: Browsers read pages that declare these as Windows-1252 (WHATWG Encoding Standard, section 4.2).
_LATIN = frozenset("iso-8859-1 iso8859-1 latin-1 latin1 l1 ascii us-ascii windows-1252 cp1252".split())


def decode_text(arrival: Arrival) -> str:
    """The text of a plain text file, without its byte order mark.

    Raises Unreadable: empty, binary, or neither UTF-8 nor UTF-16.
    """
    data = _substance(arrival)
    marked = _by_mark(arrival, data)
    if marked is not None:
        return marked
    if b"\x00" in data[:HEAD]:
        wide = _unmarked_utf16(data)
        if wide is None:
            raise Unreadable(arrival.problem("binary", "is not text: it holds zero bytes"))
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Unreadable(arrival.problem("encoding", _not_utf8(data, error))) from None
    return _checked(arrival, text)


def decode_html(arrival: Arrival) -> str:
    """The text of a page: by its mark, else by the charset that it declares, else as UTF-8.

    Raises Unreadable: empty, binary, or not in the charset that it declares.
    """
    data = _substance(arrival)
    marked = _by_mark(arrival, data)
    if marked is not None:
        return marked
    if b"\x00" in data[:HEAD]:
        wide = _unmarked_utf16(data)
        if wide is None:
            raise Unreadable(arrival.problem("binary", "is not text: it holds zero bytes"))
        return wide
    declared = _declared(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared is None:
            message = _not_utf8(data, error) + ", and the page declares no charset"
            raise Unreadable(arrival.problem("encoding", message)) from None
    if declared in _LATIN:
        return "".join(map(_WINDOWS.__getitem__, data))
    try:
        codec = codecs.lookup(declared)
        if not getattr(codec, "_is_text_encoding", True):
            raise LookupError(declared)
        return data.decode(declared)
    except LookupError:
        raise Unreadable(arrival.problem("encoding", f"declares an unknown charset: {declared}")) from None
    except UnicodeDecodeError as error:
        message = f"is not in the charset that it declares ({declared}): byte {error.start + 1}"
        raise Unreadable(arrival.problem("encoding", message)) from None


def looks_like_html(head: bytes) -> bool:
    """The first bytes of a file are those of a page."""
    for mark, _ in _MARKS:
        head = head.removeprefix(mark)
    start = head.replace(b"\x00", b"").lstrip()[:200].lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<!-- saved from url")) or (
        start.startswith(b"<?xml") and b"<html" in head[:HEAD].lower()
    )


def _substance(arrival: Arrival) -> bytes:
    data = arrival.data
    if not data.strip():
        raise Unreadable(arrival.problem("empty", "is empty"))
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise Unreadable(arrival.problem("binary", f"is not text: it is {kind}"))
    return data


def _by_mark(arrival: Arrival, data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _checked(arrival, data.decode(encoding))
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                message = f"begins with the mark of {name} and is not {name}: byte {error.start + 1}"
                raise Unreadable(arrival.problem("encoding", message)) from None
    return None


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: of Western text every second byte is zero, of any the blanks and newlines tell."""
    head = data[:HEAD]
    little, big = head.count(b" \x00") + head.count(b"\n\x00"), head.count(b"\x00 ") + head.count(b"\x00\n")
    if max(little, big) * 60 < len(head):
        return None
    try:
        text = data.decode("utf-16-le" if little >= big else "utf-16-be")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text


def _declared(data: bytes) -> str | None:
    found = _XML.search(data[:HEAD]) or _CHARSET.search(data[: 4 * HEAD])
    return found.group(1).decode("ascii").lower() if found else None


def _not_utf8(data: bytes, error: UnicodeDecodeError) -> str:
    line = data.count(b"\n", 0, error.start) + 1
    return f"is not UTF-8: byte 0x{data[error.start]:02x} in line {line} (byte {error.start + 1})"


def _checked(arrival: Arrival, text: str) -> str:
    head = text[:HEAD]
    if sum(ord(c) in _CONTROL for c in head) * 100 > len(head):
        raise Unreadable(arrival.problem("binary", "is not text: it is full of control characters"))
    return text


def _windows(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


_WINDOWS = [_windows(byte) for byte in range(256)]
