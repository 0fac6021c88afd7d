"""Texts as numbers of 64 bits; apart from the fingerprints, so that listing what was compared needs no numpy."""

from __future__ import annotations

from hashlib import blake2b


def number_of(text: str) -> int:
    """A 64-bit number for any text."""
    return int.from_bytes(digest_of(text), "little")


def digest_of(text: str) -> bytes:
    """The same as eight bytes, the lowest first."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def id_in(report: str, text: str) -> str:
    """Fifteen hexadecimal digits for a text of a report; those of one report begin with the same five, so that records
    that come with a report stand together where they are kept.
    """
    return f"{number_of(report):016x}"[:5] + f"{number_of(report + chr(0) + text):016x}"[:10]


def signed(number: int) -> int:
    """The same 64 bits as SQLite keeps them."""
    return number - (1 << 64) if number >= 1 << 63 else number
