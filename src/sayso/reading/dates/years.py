"""Years, behind a day or by themselves: *in 2014*, *the 1999 report*; and not *2022 people*, *Flight 1989*."""

from __future__ import annotations

from sayso.intake.published import FIRST_YEAR, LAST_YEAR
from sayso.reading.dates.found import Found
from sayso.reading.dates.frame import Frame
from sayso.reading.dates.impossible import no_year
from sayso.reading.dates.words import Word

#: Words before a number of four figures that show it to be a year.
_CUES = frozenset(
    "in since of by until till from to between and during early late mid before after fiscal the through year circa "
    "throughout or into spring summer autumn fall winter election this".split()
)
#: Words before it that show it to be a count, a name or a price.
_COUNTS = frozenset(
    "least about some nearly almost roughly around approximately only over than resolution no number flight article "
    "section page route highway room unit brigade boeing airbus channel paragraph law act directive regulation line "
    "chapter lot # $ £ € № total most exactly just nos interstate bus train agenda all".split()
)
#: Words behind it that show the same.
COUNTED = frozenset(
    "people persons men women children troops soldiers fighters tons tonnes miles kilometres kilometers km metres "
    "meters feet dollars euros pounds votes seats homes houses cases deaths points barrels prisoners refugees workers "
    "employees jobs units hours hrs victims casualties patients students tanks drones missiles shells aircraft "
    "vehicles ships members civilians shares copies inches yards acres hectares percent calories residents sq square "
    "million billion years days weeks months".split()
)


def year(w: list[Word], i: int, f: Frame) -> Found | None:
    """The year that stands at word ``i``."""
    text = w[i].text
    if not (len(text) == 4 and text.isdigit() and 1000 <= int(text) <= LAST_YEAR):
        return None
    before = w[i - 1] if i else None
    after = w[i + 1] if i + 1 < len(w) else None
    if before is not None and (before.lower in _COUNTS or before.sort in ("number", "month")):
        return None
    if before is not None and before.text in ("-", "–", "/") and not _ranged(w, i):
        return None
    if after is not None and (after.lower in COUNTED or after.text in ("%", "°") or after.sort in ("half", "zone")):
        return None
    if (
        after is not None
        and after.lower == "of"
        and i + 2 < len(w)
        and w[i + 2].lower in ("them", "the", "these", "those", "whom")
    ):
        return None
    cue = before is not None and (
        before.lower in _CUES or before.text in ("(", ",", "–", "-", "/") or before.sort in ("season", "part")
    )
    if not 1800 <= int(text) <= 2100 and not (before is not None and before.lower in ("in", "since", "year")):
        return None
    token = f.token(w[i].start)
    if token is None:
        return None
    if token.dep in ("nummod", "compound", "amod", "quantmod", "nmod") and token.head.i > token.i:
        if token.head.lower in COUNTED or (token.head.tag == "NNS" and not cue):
            return None
        return Found(i, i + 1, "DATE", text)
    if not cue and before is not None and token.dep not in ("npadvmod", "pobj", "appos"):
        return None
    return Found(i, i + 1, "DATE", text)


def _ranged(w: list[Word], i: int) -> bool:
    """Whether the hyphen before a number ties it to another year or to *mid*."""
    if i < 2:
        return False
    other = w[i - 2]
    return other.sort in ("part", "season") or (len(other.text) == 4 and other.text.isdigit()) or other.sort == "decade"


def short_year(w: list[Word], i: int, previous: Found | None) -> Found | None:
    """The second year of *the 2008-09 crisis*: two figures behind a year and a hyphen, one year on from it."""
    if previous is None or previous.last != i - 1 or w[i - 1].text not in ("-", "–", "/"):
        return None
    text, first = w[i].text, w[i - 2].text
    if not (len(text) == 2 and text.isdigit() and len(first) == 4 and first.isdigit() and first == previous.value):
        return None
    second = int(first) + 1
    return Found(i, i + 1, "DATE", str(second)) if int(text) == second % 100 else None


def year_at(w: list[Word], i: int) -> tuple[int, int] | None:
    """The year that stands behind a day or month: its value and the index behind it."""
    at = i
    if at < len(w) and (w[at].text in (",", "of", "in") or _joined(w, at)):
        at += 1
    if at < len(w) and at > 2 and _joined(w, at - 1) and _joined(w, at - 3) and w[at - 2].sort == "month":
        text = w[at].text
        if len(text) == 2 and text.isdigit():
            return int(text) + (2000 if int(text) < 70 else 1900), at + 1  # 4-May-20
    if at < len(w) and w[at].sort == "number" and len(w[at].text) == 4 and w[at].text.isdigit():
        year = int(w[at].text)
        if FIRST_YEAR <= year <= LAST_YEAR and not _counts(w, at):
            return year, at + 1
    return None


def _joined(w: list[Word], at: int) -> bool:
    """Whether a hyphen without blanks stands at ``at``: *3-May-2019*."""
    return w[at].text == "-" and 0 < at < len(w) - 1 and w[at - 1].end == w[at].start and w[at].end == w[at + 1].start


def shared_year(w: list[Word], at: int, month: int, f: Frame) -> int | None:
    """The year of a first day, written behind the last: *May 3-5, 2019*, *3 May to 5 June 2019*, *20 December to 6
    January 2020*; 0 where it can be none, None where none is written. ``at`` is the index behind the first.
    """
    if at + 1 >= len(w) or w[at].lower not in ("-", "–", "—", "to", "and", "through", "until", "till", "or"):
        return None
    last, sorts = month, [x.sort for x in w[at + 1 : at + 3]]
    if "month" in sorts:
        last = int(w[at + 1 + sorts.index("month")].value)
    elif w[at - 1].sort == "month":
        return None
    if sorts[:2] in (["month", "number"], ["number", "month"]):
        end = at + 3
    elif sorts[0] == "number":
        end = at + 2
    else:
        return None
    if not any(x.sort == "number" and len(x.text) <= 2 for x in w[at + 1 : end]):
        return None
    year = year_at(w, end)
    if year is None:
        return None if no_year(w, end, f) is None else 0
    return year[0] - (last < month)


def _counts(w: list[Word], at: int) -> bool:
    """Whether four figures count what stands behind them: *3 May 2000 people*, but *3 May 2024 people*."""
    if at + 1 >= len(w):
        return False
    behind = w[at + 1]
    if behind.sort == "unit":
        return behind.lower != "year"
    return behind.text == "%" or (w[at].text.endswith("00") and behind.lower in COUNTED)


def shifted_year(w: list[Word], i: int, f: Frame) -> tuple[int, int] | None:
    """*last year*, *this year*, *next year* behind a day or month."""
    at = i + ((i < len(w) and w[i].text == ",") or (i < len(w) and w[i].lower == "of"))
    if f.anchor and at + 1 < len(w) and w[at].sort == "shift" and w[at + 1].lower == "year" and w[at].lower in (
        "last", "this", "next"
    ):  # fmt: skip
        return f.anchor.year + int(w[at].value), at + 2
    return None
