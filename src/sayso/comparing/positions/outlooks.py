"""What a clause says for or against something, and on what terms, by the words of a table of stances."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sayso.comparing.positions.stances import stance_at
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.wordings import Found, find, words_of_text

#: the table of wordings
TABLE = "stance_words"
_NEGATORS = frozenset({"not", "never", "neither", "nor", "cannot", "nobody", "hardly", "longer", "none"})
#: words before a wording among which a negation is one of it
_BEFORE = 3
#: words between a word of will and what it is to come to: *ready to oppose*, *wants the tariff on wool scrapped*
_NEXT, _FAR = 2, 7
_STOPS = frozenset(",.;:")


class Line(NamedTuple):
    """What a clause says for or against."""

    #: 1 for, -1 against, 0 neither
    sign: int
    #: whether a word of will says so
    strong: bool
    #: the words that say so, which are not what it is about
    used: frozenset[str]
    #: before which word of the clause the first of the words stands that say so
    at: int
    #: whether the same words may tell of a deed
    deed: bool = False


def sign_of(s: Statement, text: str) -> tuple[int, bool]:
    """For or against, and whether a word of will says so."""
    line = read(s, text)
    return line.sign, line.strong


def read(s: Statement, text: str) -> Line:
    """What a clause says for or against, by the words of its text (or of a part of it)."""
    words = words_of_text(text)
    found = [f for f in find(TABLE, words, _SAYING) if not _is_noun(words, f)]
    line = _read(words, found)
    if line is not None:
        # *not a metre will be given back*
        nothing = line.at > 0 and (words[0] in _NONE or (words[0] == "not" and words[1] in ("a", "an", "one")))
        return line._replace(sign=-line.sign) if nothing else line
    known = stance_at(sheet(s.told), s.index)
    if known is not None and known.outlook.strong and not s.clause.passive:
        return Line(known.outlook.sign, True, frozenset(), 0)
    for n, word in enumerate(words):
        negated = n and (_negates(words, n) or word == "no")
        if negated and not _MODALS.isdisjoint(words[n - 1 : n] if word != "no" else words[max(0, n - 3) : n]):
            # *will not*, *will let no lorry pass*
            return Line(-1, True, frozenset(), n)
    if s.scope == "none" and s.clause.modal in ("will", "would", "can", "shall", "may", "must"):
        # *not a metre will be given back*
        return Line(-1, True, frozenset(), 0)
    if s.negative and s.sources and s.clause.tense == "present" and not s.clause.copula:
        # *cedes no part of the coast*
        return Line(-1, True, frozenset(), 0)
    if s.clause.modal == "may" and s.clause.tense == "none" and s.sources and not s.clause.copula:
        # *lorries may use the road until Easter*
        return Line(1, False, frozenset(), 0)
    if known is None or s.clause.passive:
        return Line(0, False, frozenset(), 0)
    return Line(known.outlook.sign, False, frozenset(), 0)


_NONE = frozenset({"no", "nobody", "none", "nothing"})
#: behind which a negation tells that somebody will not, or does not
_MODALS = frozenset("will would shall can could does do did may must should".split())


#: behind which a single word is a noun: *the ban*
_DETERMINERS = frozenset("the a an any its his her their our this that these those every each such further".split())


def _is_noun(words: Sequence[str], f: Found) -> bool:
    if f.end - f.start > 1 or f.sense in ("good", "bad", "called") or not f.start:
        return False
    return words[f.start - 1] in _DETERMINERS


def _read(words: Sequence[str], found: Sequence[Found]) -> Line | None:
    heads = [f for f in found if f.sense in _HEADS]
    for head in heads:
        if any(g is not head and g.start <= head.start and head.end <= g.end for g in heads if g.sense != "will"):
            # within a longer one
            continue
        sign = -1 if head.sense in ("against", "stop") else 1
        if _negated(words, head):
            sign = -sign
        behind = _behind(words, head, found)
        if head.sense == "will" and (behind is None or behind.sense not in ("end", "keep")):
            continue
        if behind is not None:
            if behind.sense in ("against", "stop", "end"):
                sign = -sign
            if _negated(words, behind, head.end):
                sign = -sign
        last = behind or head
        if last.sense in ("for", "start", "stop") and words[last.end : last.end + 1] == ["no"]:
            # *accepts no terms*, *cedes no part*
            sign = -sign
        spans = [f for f in (head, behind) if f is not None and f.sense != "will"]
        used = frozenset(w for f in spans for w in words[f.start : f.end])
        return Line(sign, True, used, head.start, head.sense in ("start", "stop"))
    return _called(words, found)


_HEADS = frozenset({"for", "against", "start", "stop", "will"})
_SAYING = _HEADS | {"end", "keep", "good", "bad", "called"}


def _behind(words: Sequence[str], head: Found, found: Sequence[Found]) -> Found | None:
    """What a word of will is to come to: the next wording right behind it, or one that keeps or undoes the thing."""
    for f in found:
        if f.start < head.end or f.sense == "will" or f.sense not in (*_HEADS, "end", "keep"):
            continue
        if f.sense == "end" and any(g.sense == "keep" and g.start == f.start and g.end > f.end for g in found):
            # *must go*, *must go to*
            continue
        if f.start - head.end > (_FAR if f.sense in ("end", "keep") else _NEXT):
            continue
        if _STOPS.isdisjoint(words[head.end : f.start]):
            return f
    return None


def _called(words: Sequence[str], found: Sequence[Found]) -> Line | None:
    """What a thing is called: *a toll would be madness*."""
    for f in found:
        if f.sense not in ("good", "bad"):
            continue
        cue = next((g for g in found if g.sense == "called" and 0 <= f.start - g.end <= 2 * _FAR), None)
        if cue is not None:
            sign = 1 if f.sense == "good" else -1
            used = frozenset(words[f.start : f.end])
            return Line(-sign if _negated(words, f) else sign, True, used, cue.start)
    return None


def _negates(words: Sequence[str], at: int) -> bool:
    word = words[at]
    if word == "not" and at + 1 < len(words) and words[at + 1] in ("only", "just", "least"):
        return False
    return word in _NEGATORS or word.endswith("n't")


def _negated(words: Sequence[str], f: Found, first: int = 0) -> bool:
    """Whether a negation stands right before a wording."""
    before = range(max(first, f.start - _BEFORE), f.start)
    return any(_negates(words, n) and _STOPS.isdisjoint(words[n : f.start]) for n in before) or (
        f.sense in ("for", "will") and any(words[n] in ("no", "nobody", "none") for n in before)
    )


def terms_of(sentence: str, sign: int) -> bool | None:
    words = words_of_text(sentence)
    found = find(TABLE, words, _ON_TERMS)
    if any(f.sense == "freely" for f in found):
        return False
    if any(f.sense == "still" for f in found):
        # *will sign while they are still in prison*, *will not sign while they are still in prison*
        return sign < 0
    for f in found:
        if f.sense == "withheld" and not f.start:
            # *without a withdrawal they will not go back*
            return True
        if f.sense == "exchange" and sign >= 0:
            # *not one prisoner in exchange for them* is a refusal
            return True
        if f.sense == "terms" and not _no_terms(words, f):
            return True
        if f.sense == "withheld" and any(
            (_negates(words, n) or words[n] == "no") and f.start - n > 1 for n in range(f.start)
        ):
            return True
    return None


def words_of_terms(sentence: str) -> frozenset[str]:
    """The words that say on what terms, or that there are none."""
    words = words_of_text(sentence)
    return frozenset(w for f in find(TABLE, words, _ON_TERMS) for w in words[f.start : f.end])


_ON_TERMS = frozenset({"freely", "terms", "exchange", "withheld", "still"})


def _no_terms(words: Sequence[str], f: Found) -> bool:
    """Whether it sets no terms: *even if*, *if necessary*, *as soon as possible*, *at once*."""
    before = words[f.start - 1] if f.start else ""
    behind = words[f.end] if f.end < len(words) else ""
    if words[f.start] == "if":
        return before in ("even", "as", "and") or behind in ("necessary", "possible", "need", "anything", "at")
    if words[f.start] == "once":
        return before in ("at", "more", "than", "not", "even") or behind in ("more", "a", "again")
    return behind in ("possible", "it", "they") and words[f.end - 1] == "as"
