"""A length of time, the day on which it begins and the day on which it ends, told of in one sentence or two."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from sayso.knowledge.tables import table
from sayso.model import Date


class Spell(NamedTuple):
    """A length with its first and its last day."""

    length: Date
    first: Date
    last: Date


def spell(text: str, start: int, end: int, length: Date, days: list[Date]) -> Spell | None:
    """The spell that a stretch of a text with one length and two days tells of; None where the two days are not sure to
    be the beginning and the end of that length.
    """
    if len(days) != 2:
        return None
    first, last = days
    if _sense("not all").search(f"{length.text} | {_bare(text, start, end, length, first, last)}"):
        return None
    if last.end <= length.start:
        return _told_last(text, start, end, Spell(length, first, last))
    lead, between = text[start : min(length.start, first.start)], text[max(length.end, first.end) : last.start]
    if length.end <= first.start:
        # *the truce of ten days began on 6 April and will be over on 16 April*
        joint = text[length.end : first.start]
        begun = _sense("begin").search(joint) or (len(joint.split()) <= 2 and _sense("begin").search(lead))
        hangs = _HANGS_BEFORE.search(lead) is not None and "." not in joint
    else:
        # *the truce was agreed on 6 April. Its ten days will be over on 16 April*
        joint = text[first.end : length.start]
        begun = _sense("begin").search(_last_sentence(lead)) or _sense("begin").search(_SENTENCE.split(joint)[0])
        opening = _OPENING.match(length.text)
        joint += opening[0] if opening is not None else ""
        where = _HANGS_APART if _SENTENCE.search(joint) else _HANGS
        hangs = where.search(joint) is not None and _APART.search(joint) is None
    if not begun or not hangs or _of_another(text, start, length) or _BESIDE.match(text[length.end :]):
        return None
    after = length.start > first.start and re.search(r"\bafter $", joint, re.I) is not None
    # *and will be lifted on*
    planned = re.search(r"\b(?:for|lasts?|of) $", joint) and re.search(r"\b(?:will|would|(?:is|are) to) be\b", between)
    freed = length.start > first.start and (after or planned)
    if not _ends_by(between, "end") and not (freed and _ends_by(between, "freed")):
        return None
    before = text[start : min(length.start, first.start)] + joint
    return Spell(length, first, last) if _same_thing(before, between, whole=after) else None


def _told_last(text: str, start: int, end: int, of: Spell) -> Spell | None:
    """*It opened on 6 April and closes on 16 April, after ten days*."""
    joint = text[of.first.end : of.last.start]
    if not re.fullmatch(r",? (?:after|having lasted) ", text[of.last.end : of.length.start]):
        return None
    lead = text[start : of.first.start]
    if not _sense("begin").search(_last_sentence(lead)) or _of_another(text, start, of.length):
        return None
    if not (_ends_by(joint, "end") or _ends_by(joint, "freed")):
        return None
    return of if _same_thing(lead, joint) else None


@cache
def _sense(sense: str) -> re.Pattern[str]:
    """Any of the wordings of a sense, as whole words."""
    words = [w for name, wordings in table("spells") for w in wordings.split(",") if name == sense]
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})\b", re.I)


@cache
def _ending(sense: str) -> re.Pattern[str]:
    """Words for an end with nothing behind but what tells at what time of the day it is."""
    return re.compile(
        rf"(?:{_sense(sense).pattern})(?: (?:again|at(?: [\w.:’']+)?|in the \w+|on|the \w+ of|midnight|noon))*,? $",
        re.I,
    )


def _ends_by(text: str, sense: str) -> bool:
    """Whether a text ends in words for an end, before a day."""
    return _ending(sense).search(text) is not None


def may_be_cut_short(text: str) -> bool:
    """Whether the words before the day of an end may tell of one before its time: *it ended on*."""
    return _ends_by(text, "past") and not re.search(r"\b(?:will|would|is|are|is to|are to|was to)\b[^.;,]*$", text)


#: what stands before a length that a day behind it begins
_HANGS_BEFORE = re.compile(r"(?:^|\b(?:of|for|the|a|an|its|their|this|within|has|have|had)|,) ?$", re.I)
#: … and before one that stands behind its first day
_HANGS = re.compile(
    r"(?:\b(?:for|of|lasts?|lasting|within|has|have|had|given|its|their|the|these|those|all)|"
    r"\b(?:gave|gives|grants|granted|allows|allowed|leaves|left)(?: [\w’'-]+){1,4}|\bafter) $",
    re.I,
)
#: … in a sentence of its own
_HANGS_APART = re.compile(
    r"(?:\b(?:of|lasts?|within|has|have|its|their|the|these|those|after)|it (?:is|was) for|"
    r"\b(?:gave|gives|grants|granted|allows|allowed|leaves|left)(?: [\w’'-]+){1,4}) $",
    re.I,
)
#: what the reading takes for a part of the length
_OPENING = re.compile(r"(?:last|the|its|their|these|those|within|for|after) ", re.I)
#: what begins a clause of something else
_APART = re.compile(
    r"\bthat\b(?! is\b)|(?:\band|[,;]) (?:the|an?|his|her|their|its) [\w’'-]+ (?!(?:limit|time) )[\w’'-]+ "
)
#: words behind a length by which it is that from or to another time
_BESIDE = re.compile(
    r" (?:late|later|early|earlier|ago|before|after|afterwards|behind|ahead|sooner|more|longer|old|away|into|apart|too|"
    r"beyond|less|since|from then)\b"
)
_SENTENCE = re.compile(r"[.;] ")


def _last_sentence(text: str) -> str:
    return _SENTENCE.split(text)[-1]


def _bare(text: str, start: int, end: int, length: Date, first: Date, last: Date) -> str:
    """A stretch of a text without its days and length."""
    pieces, at = [], start
    for stated in sorted((length, first, last), key=lambda d: d.start):
        pieces.append(text[at : stated.start])
        at = stated.end
    return " | ".join([*pieces, _SENTENCE.split(text[at:end])[0]])


def _of_another(text: str, start: int, length: Date) -> bool:
    """Whether it tells how long something else took: *after ten days of talks*, *of the ten days two were waived*."""
    behind = re.match(r" of (?:the )?([\w’'-]+)", text[length.end :])
    if of_some_of_it(text, start, length):
        return True
    return (
        behind is not None and start < length.start and behind[1][:5].lower() not in text[start : length.start].lower()
    )


def of_some_of_it(text: str, start: int, length: Date) -> bool:
    """Whether a sentence is of some of the days of a length: *of the ten days two were waived*."""
    return re.match(r"of (?:the|its|these|those)\b", text[start : length.start + 6], re.I) is not None


#: words of the clause of an end that tell of no other thing
_SMALL = frozenset(
    "and so thus therefore hence that is which who it they he she will would be to was were are has have had at on in "
    "the a an midnight noon dawn dusk sunset sunrise morning evening night o’clock its their his her accordingly then "
    "consequently only just counted from must may can last lasts lasting means runs run namely finally this these "
    "those after again in custody is means also i.e e g held open valid out off".split()
)


def _same_thing(before: str, between: str, whole: bool = False) -> bool:
    """Whether the clause of the end, or all words before it (``whole``), is of nothing of which those before do not
    tell.
    """
    clause = between if whole else re.split(r"[.;:] |\band ", between)[-1]
    known = before.lower()
    spells, ends = _sense("spell"), (_sense("end"), _sense("freed"))
    for word in re.findall(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*", clause):
        low = word.lower()
        if low in _SMALL or spells.fullmatch(low) or low[:5] in known or any(e.search(low) for e in ends):
            continue
        if not any(low in _ended.split() for _ended in _phrases()):
            return False
    return True


@cache
def _phrases() -> tuple[str, ...]:
    return tuple(
        w for name, words in table("spells") for w in words.split(",") if name in ("end", "freed") and " " in w
    )
