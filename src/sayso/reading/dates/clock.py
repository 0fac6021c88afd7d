"""Times of day: *5 a.m.*, *16:30 local time on Tuesday*, *0600 GMT*, *noon*, *Tuesday night*, *overnight*."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from sayso.reading.dates.absolute import dates
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame, shifted
from sayso.reading.dates.impossible import odd_time
from sayso.reading.dates.relative import relative
from sayso.reading.dates.words import Word, cardinal


class Clock(NamedTuple):
    """A time of day: ``T`` and what follows, and the index behind its words."""

    value: str
    last: int


def clock(w: list[Word], i: int, f: Frame, previous: Found | None) -> Found | None:
    """The time of day that begins at word ``i``, with its day before or behind."""
    found = _clock(w, i)
    if found is None:
        if w[i].sort == "clock" or (w[i].sort == "number" and len(w[i].text) == 4 and w[i].text.isdigit()):
            odd_time(w, i, i + 1, f)
        return None
    behind, last = _day_behind(w, found.last, f)
    if behind is not None and behind.day is not None:
        return Found(i, last, "TIME", f"{behind.day.isoformat()}{found.value}", (), behind.day)
    if behind is not None and behind.type == "DATE":
        return Found(i, last, "TIME", f"{behind.value}{found.value}")
    base = _day(f)
    day = base.isoformat() if base else "XXXX-XX-XX"
    return Found(i, found.last, "TIME", f"{day}{found.value}")


def _day(f: Frame) -> date | None:
    """The day of a time without one: that named last in its sentence, else the day of publication."""
    if f.sentence is not None and f.day is not None and f.day_sentence == (f.sentence.part, f.sentence.index):
        return f.day
    return f.anchor or f.day


#: Words before *dawn* and *dusk* that make them times of day.
_BEFORE_DAWN = frozenset("at before by until till after since from to around near about shortly just toward".split())


def _clock(w: list[Word], i: int) -> Clock | None:
    word = w[i]
    if word.sort == "moment":
        behind = w[i + 1] if i + 1 < len(w) else None
        if behind is not None and (behind.text == "-" or (behind.lower == "of" and word.value.isalpha())):
            return None
        if word.value.isalpha() and (word.text[0].isupper() or not i or w[i - 1].lower not in _BEFORE_DAWN):
            return None
        return Clock(f"T{word.value}", i + 1)
    hour: int
    minute = 0
    end = i + 1
    if word.sort == "clock":
        numbers = [int(p) for p in word.text.replace(".", ":").split(":")]
        hour, minute = numbers[0], numbers[1]
    elif word.sort == "number" and word.text.isdigit() and len(word.text) <= 4:
        after = w[end].sort if end < len(w) else ""
        if len(word.text) == 4 and (after == "zone" or (end < len(w) and w[end].lower in ("hours", "hrs"))):
            hour, minute = int(word.text[:2]), int(word.text[2:])
            if hour > 23 or minute > 59:
                return None
            if after == "zone":
                return _zoned(w, f"T{hour:02d}:{minute:02d}", end)
            return _zoned(w, f"T{hour:02d}:{minute:02d}", end + 1)
        if len(word.text) > 2 or after not in ("half", "zone"):
            return None
        hour = int(word.text)
    elif word.sort == "number" or (word.sort == "" and word.lower == "half") or word.sort == "ordinal":
        number = cardinal(w, i)
        if number is None or number.value is None or number.end >= len(w) or w[number.end].sort != "half":
            return None
        hour, end = int(number.value), number.end
    else:
        return None
    if hour > 24 or minute > 59:
        return None
    seen = word.sort == "clock"
    if end < len(w) and w[end].sort == "half":
        mark = w[end].lower
        if hour > 12 and mark[0] in "ap":
            return Clock(f"T{hour:02d}:{minute:02d}", end + 1) if hour < 24 else None
        if mark[0] == "p" and hour < 12:
            hour += 12
        elif mark[0] == "a" and hour == 12:
            hour = 0
        end += 1
        seen = True
        if [x.lower for x in w[end : end + 3]] in (
            ["in", "the", "morning"],
            ["in", "the", "evening"],
            ["in", "the", "afternoon"],
        ):
            if w[end + 2].lower != "morning" and hour < 12:
                hour += 12
            end += 3
        elif [x.lower for x in w[end : end + 2]] == ["at", "night"]:
            hour += 12 if 5 < hour < 12 else 0
            end += 2
    if not seen and not (end < len(w) and w[end].sort == "zone"):
        return None
    if hour == 24 and minute:
        return None
    return _zoned(w, f"T{hour:02d}:{minute:02d}", end)


def _zoned(w: list[Word], value: str, end: int) -> Clock:
    """Take in the zone: GMT and UTC are written Z; of others only the words."""
    at = end
    if at < len(w) and w[at].lower == "hours":
        at += 1
    if at < len(w) and w[at].sort == "zone":
        return Clock(value + ("Z" if w[at].value == "Z" else ""), at + 1)
    if (
        at + 1 < len(w)
        and w[at + 1].lower == "time"
        and (w[at].lower in ("local", "universal", "standard") or w[at].text[0].isupper())
    ):
        return Clock(value + ("Z" if w[at].lower == "universal" else ""), at + 2)
    if (
        at + 2 < len(w)
        and w[at + 2].lower == "time"
        and w[at + 1].lower in ("standard", "daylight", "summer")
        and w[at].text[0].isupper()
    ):
        return Clock(value, at + 3)
    return Clock(value, at)


def _day_behind(w: list[Word], at: int, f: Frame) -> tuple[Found | None, int]:
    """The day behind a time: *on Sunday*, *, December 3*, *yesterday*."""
    step = at
    while step < len(w) and step < at + 2 and (w[step].text == "," or w[step].lower in ("on", "of")):
        step += 1
    if step >= len(w):
        return None, at
    if (
        step > at
        and w[step - 1].lower == "of"
        and w[at].lower == "of"
        and w[step].sort not in ("month", "number", "nth", "weekday")
    ):
        return None, at
    found: Found | None = None
    if w[step].sort in ("weekday", "month", "iso", "numeric") or (w[step].sort in ("number", "nth") and step > at):
        found = dates(w, step, f, None) or (relative(w, step, f) if w[step].sort == "weekday" else None)
    elif w[step].sort == "dayword" or (w[step].sort == "shift" and step + 1 < len(w) and w[step + 1].sort == "weekday"):
        found = relative(w, step, f)
    elif w[step].lower == "the" and step > at and step + 1 < len(w) and w[step + 1].sort == "nth":
        found = dates(w, step, f, None)
    if found is None or found.type not in ("DATE",) or (found.day is None and not found.value.startswith("XXXX")):
        return None, at
    if w[step].sort == "month" and found.day is None and not found.value.startswith("XXXX"):
        return None, at
    return found, found.last


_PARTS = {
    "morning": "MO",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "lunchtime": "12:00",
    "noon": "12:00",
    "midnight": "24:00",
    "midday": "12:00",
    "dawn": "MO",
    "nightfall": "EV",
}


def with_part(w: list[Word], found: Found, f: Frame) -> Found:
    """Take in the part of the day or the clock behind a day: *Tuesday night*, *May 3 at 5 a.m.*."""
    at = found.last
    if at >= len(w) or found.type != "DATE" or (found.day is None and not found.value.startswith("XXXX")):
        return found
    day = found.value
    word = w[at]
    if word.lower in _PARTS and not (at + 1 < len(w) and w[at + 1].text == "-"):
        return found._replace(
            last=at + 1,
            type="TIME",
            value=f"{day}T{_PARTS[word.lower]}",
            alternatives=tuple(f"{a}T{_PARTS[word.lower]}" for a in found.alternatives),
        )
    step = at
    while (
        step < len(w)
        and step < at + 2
        and (w[step].text == "," or w[step].lower in ("at", "around", "about", "shortly", "by"))
    ):
        step += 1
    if step > at and step < len(w):
        time = _clock(w, step)
        if time is not None:
            return found._replace(last=time.last, type="TIME", value=f"{day}{time.value}", alternatives=())
    if step == at and word.sort in ("clock",):
        time = _clock(w, at)
        if time is not None:
            return found._replace(last=time.last, type="TIME", value=f"{day}{time.value}", alternatives=())
    low = [x.lower for x in w[at : at + 3]]
    if low[:2] == ["in", "the"] and len(low) == 3 and low[2] in ("morning", "afternoon", "evening"):
        return found._replace(last=at + 3, type="TIME", value=f"{day}T{_PARTS[low[2]]}", alternatives=())
    if low[:2] == ["at", "night"]:
        return found._replace(last=at + 2, type="TIME", value=f"{day}TNI", alternatives=())
    return found


#: *The small hours of Monday* are its first ones.
_EARLY = frozenset(("early", "small", "wee"))


def _early_hours(w: list[Word], i: int, at: int, f: Frame) -> Found | None:
    """*the early hours of Wednesday*, *the small hours of 3 May*."""
    if at + 3 >= len(w) or w[at].lower not in _EARLY or [x.lower for x in w[at + 1 : at + 3]] != ["hours", "of"]:
        return None
    found = dates(w, at + 3, f, None) or relative(w, at + 3, f)
    if found is None or found.type != "DATE" or (found.day is None and not found.value.startswith("XXXX")):
        return None
    last = found.last
    if last < len(w) and w[last].lower == "morning":
        last += 1
    return Found(i, last, "TIME", f"{found.value}TMO", (), found.day)


def dayparts(w: list[Word], i: int, f: Frame) -> Found | None:
    """*overnight*, *tonight*, *last night*, *the morning of May 3*, *the night to 26 October*, *in the evening*."""
    low = w[i].lower
    base = _day(f)
    if low == "tonight":
        day = f.anchor
        return Found(i, i + 1, "TIME", f"{day.isoformat()}TNI" if day else "XXXX-XX-XXTNI", (), day)
    if low == "overnight":
        return _overnight(w, i, f)
    if low == "last" and i + 1 < len(w) and w[i + 1].lower == "night":
        day = shifted(f.anchor, -1) if f.anchor else None
        return Found(i, i + 2, "TIME", f"{day.isoformat()}TNI" if day else "XXXX-XX-XXTNI", (), day)
    at = i + (low in ("the", "that", "this", "same"))
    if (hours := _early_hours(w, i, at, f)) is not None:
        return hours
    if low == "the" and at < len(w) and w[at].lower in ("same", "previous", "next", "following", "early", "late"):
        shift = {"previous": -1, "next": 1, "following": 1}.get(w[at].lower, 0)
        if (
            at + 1 < len(w)
            and w[at + 1].lower in ("morning", "afternoon", "evening", "night")
            and base is not None
            and w[at + 1].sort in ("daypart", "unit")
        ):
            origin = f.day or f.anchor
            day = shifted(origin, shift) if origin else None
            part = _PARTS[w[at + 1].lower]
            return Found(i, at + 2, "TIME", f"{day.isoformat()}T{part}" if day else f"XXXX-XX-XXT{part}", (), day)
        return None
    if at >= len(w) or w[at].lower not in ("morning", "afternoon", "evening", "night"):
        return None
    part = _PARTS[w[at].lower]
    end = at + 1
    if end < len(w) and w[end].lower == "hours":
        end += 1
    if end < len(w) and w[end].lower in ("of", "to", "before", "from"):
        step = end + 1
        inner: Found | None = None
        if step < len(w):
            inner = dates(w, step, f, None) or (
                relative(w, step, f) if w[step].sort in ("weekday", "dayword") else None
            )
        if inner is not None and inner.type == "DATE" and inner.day is not None:
            day = inner.day if w[end].lower != "to" else shifted(inner.day, -1)
            if day is not None:
                also = (f"{inner.day.isoformat()}T{part}",) if w[end].lower == "to" else ()
                return Found(i, inner.last, "TIME", f"{day.isoformat()}T{part}", also, inner.day)
        if inner is not None and inner.type == "DATE" and inner.value.startswith("XXXX"):
            return Found(i, inner.last, "TIME", f"{inner.value}T{part}")
        if w[end].lower == "of":
            return None
    if low == "this":
        day = f.anchor
        return Found(i, end, "TIME", f"{day.isoformat()}T{part}" if day else f"XXXX-XX-XXT{part}", (), day)
    if (
        low in ("the", "that")
        and i
        and w[i - 1].lower in ("in", "during", "through", "throughout", "into", "by", "for", "until")
    ):
        if end < len(w) and (w[end].lower in ("shift", "sky", "watch", "air") or w[end].text == "-"):
            return None
        return Found(i, end, "TIME", f"{base.isoformat()}T{part}" if base else f"XXXX-XX-XXT{part}")
    return None


def _overnight(w: list[Word], i: int, f: Frame) -> Found | None:
    """The night that began the day before; beside a day named, the night to it."""
    token = f.token(w[i].start)
    if (
        token is not None
        and token.dep in ("amod", "compound")
        and token.head.i > token.i
        and token.head.lower
        in (
            "stay",
            "bag",
            "success",
            "train",
            "delivery",
            "shipping",
            "rate",
            "rates",
            "sensation",
            "flight",
            "trading",
            "lending",
        )
    ):
        return None
    end = i + 1
    if end < len(w) and w[end].lower in ("on", "into", "to", "from") and end + 1 < len(w):
        inner = dates(w, end + 1, f, None) or (
            relative(w, end + 1, f) if w[end + 1].sort in ("weekday", "dayword") else None
        )
        if (
            inner is not None
            and inner.type == "DATE"
            and inner.day is not None
            and w[end].lower in ("on", "into", "to")
        ):
            day = shifted(inner.day, -1) if w[end].lower != "on" else inner.day
            if day is not None:
                return Found(
                    i, inner.last, "TIME", f"{day.isoformat()}TNI", (f"{inner.day.isoformat()}TNI",), inner.day
                )
    if f.anchor is None:
        return Found(i, end, "TIME", "XXXX-XX-XXTNI")
    day = shifted(f.anchor, -1)
    if day is None:
        return None
    return Found(i, end, "TIME", f"{day.isoformat()}TNI", (f"{f.anchor.isoformat()}TNI",))
