"""Sheets: what is drawn from one report for comparing, and the keys by which reports find each other.

A sheet is kept with its report, so that reports which were laid down before need not be read again to be laid beside a
new one.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol

import msgspec
import numpy as np
import zstandard

from sayso.comparing import clusters, rules
from sayso.comparing.actors import actors
from sayso.comparing.actors.actors import Noting
from sayso.comparing.clusters import Vector
from sayso.comparing.copies import families, fingerprints, origins, texts
from sayso.comparing.numbers import number_of, signed
from sayso.comparing.points.heard import Heard, heard
from sayso.comparing.shelf import Outline
from sayso.comparing.sieve import drawing, lines, linking
from sayso.comparing.sieve.lines import Lines
from sayso.comparing.sieve.linking import Claims
from sayso.comparing.statements.when import plain
from sayso.comparing.told import Told
from sayso.knowledge.code import digest
from sayso.knowledge.lazily import cached_property
from sayso.knowledge.places import Gazetteer
from sayso.model import Extract, Finding, Report

#: where a report without a date stands among those that have one, in minutes
NO_DATE = -(1 << 40)

#: unpacking takes a third of zlib's time, which is what is done most
LEVEL = 3


class _Codec(threading.local):
    """zstandard's objects serve one thread each."""

    def __init__(self) -> None:
        self.compress = zstandard.ZstdCompressor(level=LEVEL).compress
        self.decompress = zstandard.ZstdDecompressor().decompress


_codec = _Codec()


class _Kept(msgspec.Struct, array_like=True):
    """A sheet as it is stored."""

    id: str
    published: str | None
    outlet: str | None
    words: bytes
    quoted: bytes
    features: bytes
    weights: bytes
    credits: list[str]
    findings: msgspec.Raw
    same: int
    shadow: bool
    heard: msgspec.Raw
    lines: msgspec.Raw
    claims: msgspec.Raw
    actors: msgspec.Raw


class Drawn(Protocol):
    """What of a sheet few ask for."""

    @property
    def findings(self) -> Sequence[Finding]:
        """Findings of the rules that look at one report alone."""

    @property
    def heard(self) -> Heard:
        """What points, positions, control, forecasts and balance need of its claims."""

    @property
    def lines(self) -> Lines:
        """What its statements offer to be found by."""

    @property
    def claims(self) -> Claims:
        """What its statements claim, as far as links of claims ask for it."""

    @property
    def actors(self) -> Sequence[Noting]:
        """What is gathered of its actors, each under its heading."""


@dataclass(frozen=True)
class _New:
    """As it was drawn just now."""

    findings: Sequence[Finding]
    heard: Heard
    lines: Lines
    claims: Claims
    actors: Sequence[Noting]


class _Stored:
    """As it is stored; each part is decoded when it is asked for."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept

    @cached_property
    def findings(self) -> Sequence[Finding]:
        return msgspec.msgpack.decode(self._kept.findings, type=list[Finding])

    @cached_property
    def heard(self) -> Heard:
        return msgspec.msgpack.decode(self._kept.heard, type=Heard)

    @cached_property
    def lines(self) -> Lines:
        return lines.unpack(msgspec.msgpack.decode(self._kept.lines, type=lines.Kept))

    @cached_property
    def claims(self) -> Claims:
        return msgspec.msgpack.decode(self._kept.claims, type=Claims)

    @cached_property
    def actors(self) -> Sequence[Noting]:
        return msgspec.msgpack.decode(self._kept.actors, type=list[Noting])


@dataclass(frozen=True)
class Sheet:
    """One report as it is laid beside others."""

    id: str
    #: as the report has it: ISO 8601 date or time, or None
    published: str | None
    outlet: str | None
    text: texts.Text
    vector: Vector
    #: whom it names as where it has its text from
    credits: Sequence[str]
    #: the key of its text: reports of the same text have the same
    same: int
    drawn: Drawn
    #: one of many reports of the same text, which is not laid beside others but for being a copy
    shadow: bool = False

    @property
    def findings(self) -> Sequence[Finding]:
        """Findings of the rules that look at one report alone."""
        return self.drawn.findings

    @property
    def heard(self) -> Heard:
        """What points, positions, control, forecasts and balance need of its claims."""
        return self.drawn.heard

    @property
    def lines(self) -> Lines:
        """What its statements offer to be found by."""
        return self.drawn.lines

    @property
    def claims(self) -> Claims:
        """What its statements claim, as far as links of claims ask for it."""
        return self.drawn.claims

    @property
    def actors(self) -> Sequence[Noting]:
        """What is gathered of its actors, each under its heading."""
        return self.drawn.actors

    @property
    def outline(self) -> Outline:
        """What is asked of it most often."""
        day = self.heard.day
        ordinal = date.fromisoformat(day).toordinal() if day is not None else None
        return Outline(len(self.runs), len(self.text), self.same, ordinal)

    @cached_property
    def runs(self) -> list[int]:
        """Keys of the word runs that it is found by."""
        kept: list[int] = self.text.sample.astype(np.int64).tolist()
        return kept

    @cached_property
    def run_set(self) -> frozenset[int]:
        """The same as a set."""
        return frozenset(self.runs)

    @cached_property
    def words(self) -> list[int]:
        """Keys of the words that tell what it is about."""
        return clusters.keys(self.vector)

    @cached_property
    def name(self) -> str:
        """The name of its outlet as another paper would write it."""
        return plain(self.outlet)

    def names(self, outlet: str) -> bool:
        """Whether all words of an outlet's name stand in the text."""
        wanted, held = _name(outlet), self._held
        if not len(wanted) or not len(held):
            return False
        return bool((held[np.minimum(np.searchsorted(held, wanted), len(held) - 1)] == wanted).all())

    @cached_property
    def _held(self) -> fingerprints.WordNumbers:
        """The numbers of its words, sorted."""
        return np.sort(self.text.numbers)

    @cached_property
    def at(self) -> int:
        """When it was published, in minutes; what has no date stands before all that has one."""
        when = families.moment(self.published)[0]
        return int(datetime.fromisoformat(f"{when}+00:00").timestamp() // 60) if when else NO_DATE


@lru_cache(4096)
def _name(outlet: str) -> fingerprints.WordNumbers:
    return fingerprints.words(outlet.lower().removeprefix("the ")).numbers


def draw(told: Told, gazetteer: Gazetteer) -> Sheet:
    """The sheet of a report."""
    text = texts.read(told.extract.text)
    return Sheet(
        id=told.id,
        published=told.report.published,
        outlet=told.report.outlet,
        text=text,
        vector=clusters.vector(told),
        credits=origins.credits(told),
        same=signed(number_of("text\0" + told.extract.title + "\0" + told.extract.text)),
        drawn=_New(
            sorted({f.id: f for f in rules.of_one_report(told, gazetteer)}.values(), key=lambda f: f.id),
            heard(told),
            drawing.lines(told),
            linking.claims(told),
            actors.notes(told),
        ),
    )


def drawn(report: Report, extract: Extract, gazetteer: Gazetteer) -> bytes | None:
    """The packed sheet of a report; None where none can be drawn, which comparing will meet again and tell of."""
    told = Told(report, extract)
    try:
        return pack(draw(told, gazetteer))
    except Exception:
        return None
    finally:
        told.put_away()


def pack(sheet: Sheet) -> bytes:
    """A sheet as bytes, compressed."""
    kept = msgspec.msgpack.encode(
        _Kept(
            sheet.id, sheet.published, sheet.outlet,
            sheet.text.numbers.astype("<u4").tobytes(), np.packbits(sheet.text.quoted).tobytes(),
            sheet.vector.features.astype("<i8").tobytes(), sheet.vector.weights.astype("<f4").tobytes(),
            list(sheet.credits), _raw(sheet.findings), sheet.same, sheet.shadow, _raw(sheet.heard),
            _raw(lines.pack(sheet.lines)), msgspec.Raw(linking.pack(sheet.claims)), _raw(sheet.actors),
        )
    )  # fmt: skip
    return _codec.compress(kept)


def _raw(part: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(part))


def unpack(kept: bytes) -> Sheet:
    """The sheet that ``pack`` made bytes of."""
    k = msgspec.msgpack.decode(_codec.decompress(kept), type=_Kept)
    numbers = np.frombuffer(k.words, dtype="<u4")
    quoted = np.unpackbits(np.frombuffer(k.quoted, dtype=np.uint8), count=len(numbers)).astype(np.bool_)
    vector = Vector(np.frombuffer(k.features, dtype="<i8"), np.frombuffer(k.weights, dtype="<f4"), k.published)
    return Sheet(
        k.id, k.published, k.outlet, texts.Text(numbers, quoted), vector, k.credits, k.same, _Stored(k), k.shadow
    )


def made_by(reading: str) -> str:
    """Names all that a sheet is drawn by, for sheets drawn on another machine: the version of the reading, and what
    the program's own modules and tables say, but for those that only read or store."""
    return digest(("model.py", "comparing", "knowledge"), reading)
