"""Weekdays and weekends: *on Monday*, *last Tuesday*, *the following Friday*, *this weekend*."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame
from sayso.reading.dates.words import Word

_NAMED_BEFORE = frozenset("news super bloody black ash palm good cyber fox usa face maundy".split())


_NAMED_BEHIND = frozenset("times post telegraph mirror herald review express mail world star tribune magazine".split())

_LED_BY = frozenset("on by until till since from early late".split())


def _in_name(w: list[Word], i: int) -> bool:
    """Whether the word belongs to a title: *USA Today*, *the Sunday Times*, *Super Tuesday*."""
    if i and w[i - 1].lower in _NAMED_BEFORE and w[i - 1].text[0].isupper():
        return True
    return i + 1 < len(w) and w[i + 1].text[0].isupper() and w[i + 1].lower in _NAMED_BEHIND


def weekday(w: list[Word], i: int, f: Frame) -> Found | None:
    """A weekday by itself: the nearest one on the side to which its verb points."""
    number = int(w[i].value)
    if _in_name(w, i):
        return None
    if w[i].lower in ("sun.", "sat.", "wed."):
        # words by themselves, where a sentence ends with them
        led = i > 0 and w[i - 1].lower in _LED_BY
        if not led and (i + 1 >= len(w) or w[i + 1].sort not in ("month", "number")):
            return None
    if f.anchor is None:
        return Found(i, i + 1, "DATE", f"XXXX-WXX-{number}")
    day, others = near_weekday(number, f.anchor, w, i, f)
    return Found(i, i + 1, "DATE", day.isoformat(), others, day)


def _cue(w: list[Word], i: int) -> str:
    """The preposition before a weekday, over a time of day between them: *until noon Monday*, *as soon as Friday*."""
    at = i - 1
    while at > 0 and (w[at].sort in ("moment", "clock", "half", "zone") or (w[at].sort == "number" and at < i - 1)):
        at -= 1
    if at < 0:
        return ""
    if at > 1 and w[at].lower == "as" and w[at - 2].lower == "as":
        return f"as {w[at - 1].lower} as"
    return w[at].lower


def near_weekday(number: int, anchor: date, w: list[Word], i: int, f: Frame) -> tuple[date, tuple[str, ...]]:
    """The day, and other readings."""
    back = (anchor.isoweekday() - number) % 7
    direction = f.direction(w[i])
    cue = _cue(w, i)
    past = anchor - timedelta(days=back)
    ahead = anchor + timedelta(days=(7 - back) % 7 or (0 if back == 0 else 7))
    if back == 0:
        return past, ()
    if direction == "future" and cue not in ("since", "of"):
        return ahead, ()
    if (
        cue
        in (
            "until",
            "till",
            "by",
            "through",
            "starting",
            "beginning",
            "effective",
            "before",
            "as soon as",
            "as early as",
        )
        and direction != "past"
    ):
        return ahead, ()
    if cue in ("until", "till") and direction == "past":
        return ahead, (past.isoformat(),)
    return past, ()


def weekend(w: list[Word], at: int, amount: int, base: date, f: Frame) -> str:
    """The weekend meant: on Monday to Friday the one just past unless the verb points ahead."""
    saturday = base - timedelta(days=base.weekday()) + timedelta(days=5)
    today = base.weekday()
    if amount == 0:
        named = w[at - 1].lower
        until = at > 1 and w[at - 2].lower in ("until", "till", "through", "before", "by")
        if (
            today < 5
            and not until
            and f.direction(w[at]) != "future"
            and not (named == "this" and f.direction(w[at]) != "past")
        ):
            saturday -= timedelta(days=7)
    elif amount < 0:
        saturday -= timedelta(days=7)
    elif today >= 5:
        saturday += timedelta(days=7)
    year, number, _ = saturday.isocalendar()
    return f"{year}-W{number:02d}-WE"


def shifted_weekday(w: list[Word], i: int, at: int, shift: Word, f: Frame) -> Found | None:
    """*last Tuesday* (that of this week too), *next Friday*, *this Sunday*, *the following Monday*."""
    number = int(w[at].value)
    low = shift.lower
    anchor = f.anchor
    assert anchor is not None
    if low in ("previous", "following", "preceding"):
        base = f.day or anchor
        if low == "following":
            day = base + timedelta(days=(number - base.isoweekday() - 1) % 7 + 1)
        else:
            day = base - timedelta(days=(base.isoweekday() - number - 1) % 7 + 1)
        return Found(i, at + 1, "DATE", day.isoformat(), (), day)
    if low in ("last", "past"):
        day = anchor - timedelta(days=(anchor.isoweekday() - number - 1) % 7 + 1)
        other = day - timedelta(days=7)
        return Found(i, at + 1, "DATE", day.isoformat(), (other.isoformat(),), day)
    if low in ("next", "coming", "upcoming"):
        day = anchor + timedelta(days=(number - anchor.isoweekday() - 1) % 7 + 1)
        other = day + timedelta(days=7)
        return Found(i, at + 1, "DATE", day.isoformat(), (other.isoformat(),) if low == "next" else (), day)
    if low == "this":
        back = (anchor.isoweekday() - number) % 7
        ahead = anchor + timedelta(days=(number - anchor.isoweekday()) % 7)
        day = anchor - timedelta(days=back) if f.direction(w[at]) == "past" else ahead
        return Found(i, at + 1, "DATE", day.isoformat(), (), day)
    return None
