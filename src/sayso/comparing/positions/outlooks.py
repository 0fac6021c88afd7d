"""What a clause says for or against something, and on what terms, by the words of a table of stances."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
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
    #: 1 if something is to be done or changed, -1 if all is to stay as it is or nothing to be done, 0 where that is
    #: not told: *will hand him over*, *must be kept*
    way: int = 0
    #: whether a word says that it stays
    stays: bool = False


def sign_of(s: Statement, text: str) -> tuple[int, bool]:
    """For or against, and whether a word of will says so."""
    line = read(s, text)
    return line.sign, line.strong


def read(s: Statement, text: str) -> Line:
    """What a clause says for or against something, by the words of its text (or of a part of it), and which way."""
    words = words_of_text(text)
    found = [
        f
        for f in find(TABLE, words, _SAYING)
        if not (_is_noun(words, f) or _of_others(words, f) or _names(s, words, f))
    ]
    return _with_way(s, words, _line(s, words, found))


def _names(s: Statement, words: Sequence[str], f: Found) -> bool:
    """Whether a single word is the noun of somebody or something that takes part: *will fight the smoking ban*."""
    if f.end - f.start > 1 or f.sense in ("good", "bad", "called") or not f.start:
        return False
    word = words[f.start]
    return any(m.head == word and f" {word}" in m.text.lower() for m in (*s.participants, *s.others))


def _of_others(words: Sequence[str], f: Found) -> bool:
    """Whether it stands in a relative clause: *parents who refuse the vaccination will be fined*."""
    return f.start > 0 and words[f.start - 1] == "who"


def _line(s: Statement, words: Sequence[str], found: Sequence[Found]) -> Line:
    line = _read(words, found)
    if line is not None:
        # *not a metre will be given back*
        nothing = (
            line.at > 0
            and words[1] != "matter"
            and (words[0] in _NONE or (words[0] == "not" and words[1] in ("a", "an", "one")))
        )
        return line._replace(sign=-line.sign, way=-line.way) if nothing else line
    known = stance_at(sheet(s.told), s.index)
    if known is not None and known.outlook.strong and not s.clause.passive:
        # *wants none*
        base = s.clause.predicate[:4]
        none = not s.negative and any(v.startswith(base) and w in _NONE for v, w in pairwise(words))
        return Line(-known.outlook.sign if none else known.outlook.sign, True, frozenset(), 0)
    for n, word in enumerate(words):
        none, no_more = word in _NONE, words[n : n + 2] == ["no", "more"] and words[n + 2 : n + 3] in ([], [","])
        before = words[:n] if no_more else words[max(0, n - 3) : n] if none else words[n - 1 : n]
        if n and (none or _negates(words, n)) and not _MODALS.isdisjoint(before):
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


def _with_way(s: Statement, words: Sequence[str], line: Line) -> Line:
    """The line with which way it goes: as its will towards a doing, or as what is told to be done or to stay."""
    stays = next((f for f in find(TABLE, words, _STAYS) if words[f.end : f.end + 1] not in _KEPT_OUT), None)
    if line.way:
        # a word of will, and what it is to come to
        behind = stays is not None and stays.start >= line.at
        told = stays is not None and _negates(words, stays.start)
        # *promised never to touch it*: the negation is in both
        return line._replace(way=-line.way if behind and not told else line.way, stays=behind)
    if s.clause.modal in ("might", "could"):
        # *might not*: nobody's will
        return line
    ahead = s.clause.modal in _MODAL_WAYS or s.standing in ("planned", "wanted") or _to_come(s)
    told = s.clause.tense == "present" or (s.clause.tense == "past" and s.clause.kind == "complement")
    if not (ahead or (stays is not None and s.sources and told)) or line.used or "longer" in words:
        return line
    negated = s.negative or s.scope == "none" or words[:1] == ["no"] or (line.strong and line.sign < 0)
    if stays is not None and any(_negates(words, n) for n in range(stays.start, stays.end)):
        # *no longer*, *not in danger*: what says that it stays has the negation in it
        negated = False
    way = -1 if negated else 1
    return line._replace(way=-way if stays is not None else way, stays=stays is not None)


def _to_come(s: Statement) -> bool:
    """Whether it is told in the present of a day to come: *the bank shuts its branch in August, it said*."""
    day = s.told.day
    if s.clause.tense != "present" or not s.sources or day is None or s.clause.copula:
        return False
    return s.when is not None and s.when.first > day


#: what stands behind *kept* where nothing stays: *would be kept out of the bay*
_KEPT_OUT = (["out"], ["away"], ["off"])
_STAYS = frozenset({"stays"})
_MODAL_WAYS = frozenset({"will", "would", "must", "shall", "may", "can", "be to", "have to", "should"})


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
        if words[head.end : head.end + 2] in (["never", "to"], ["not", "to"]) and head.sense in ("for", "will"):
            # *promised never to touch it*
            sign = -sign
        turned = words[head.end : head.end + 2] in (["never", "to"], ["not", "to"])
        will = (-1 if (head.sense == "against") is not turned else 1) * (-1 if _negated(words, head) else 1)
        if behind is not None and behind.sense == "against":
            will = -will
        if behind is not None and _negated(words, behind, head.end):
            will = -will
        way = will if head.sense in ("start", "stop", "will") or _to_do(words, head) else 0
        if head.sense == "will" and not _NONE.isdisjoint(words[head.end : head.end + 1]):
            # *will let no bomber use its airfields*
            way = -way
        if "longer" in words[max(0, head.start - 2) : head.end]:
            way = 0
        if last.sense in ("for", "start", "stop") and not _NONE.isdisjoint(words[last.end : last.end + 1]):
            # *accepts no terms*, *cedes no part*, *sells none of them*
            sign, way = -sign, -way
        spans = [f for f in (head, behind) if f is not None and f.sense != "will"]
        used = frozenset(w for f in spans for w in words[f.start : f.end])
        return Line(sign, True, used, head.start, head.sense in ("start", "stop"), way)
    return _called(words, found)


_HEADS = frozenset({"for", "against", "start", "stop", "will"})
_SAYING = _HEADS | {"end", "keep", "good", "bad", "called"}


def _behind(words: Sequence[str], head: Found, found: Sequence[Found]) -> Found | None:
    """What a word of will is to come to: the next wording right behind it, or one that keeps or undoes the thing."""
    for f in found:
        if f.start < head.end or f.sense == "will" or f.sense not in (*_HEADS, "end", "keep"):
            continue
        if f.sense == "end" and words[f.start] == "go" and not _gone(words, f.end):
            # *will go on strike*
            continue
        if f.sense == "end" and words[f.start] in ("the", "an") and words[f.start - 1] in _UNTIL:
            # *will serve to the end*
            continue
        if f.sense == "end" and any(g.sense == "keep" and g.start == f.start and g.end > f.end for g in found):
            # *must go*, *must go to*
            continue
        if f.start - head.end > (_FAR if f.sense in ("end", "keep") else _NEXT):
            continue
        if _STOPS.isdisjoint(words[head.end : f.start]):
            return f
    return None


_UNTIL = frozenset({"to", "until", "till", "by", "at", "before", "in"})


def _gone(words: Sequence[str], at: int) -> bool:
    """Whether nothing behind *go* says where or to what."""
    return at >= len(words) or words[at] in _STOPS or words[at] in _WHEN_GONE


_WHEN_GONE = frozenset("if when and first now too this next unless once or immediately elsewhere home away".split())


def _to_do(words: Sequence[str], head: Found) -> bool:
    """Whether a word of will is towards a doing: *ready to sign*, *ruled out selling*, *opposes the closure*, *will not
    bless it*, *the extradition is out of the question*.
    """
    behind = words[head.end : head.end + _FAR]
    stop = next((n for n, w in enumerate(behind) if w in _STOPS), len(behind))
    if not {"to", "that"}.isdisjoint((words[head.end - 1], *behind[:stop])) or not _AHEAD.isdisjoint(
        words[max(0, head.start - 2) : head.end]
    ):
        return True
    return any(w.endswith(_DOINGS) and len(w) > 5 for w in (*behind[: min(stop, 4)], *words[: head.start]))


_AHEAD = frozenset({"will", "would", "shall", "must", "may", "can", "cannot"})


#: how nouns and forms of verbs for a doing end
_DOINGS = ("ing", "tion", "sion", "ment", "closure", "sale", "strike", "withdrawal", "removal", "increase", "release")


def _called(words: Sequence[str], found: Sequence[Found]) -> Line | None:
    """What a thing is called: *a toll would be madness*."""
    for f in found:
        if f.sense not in ("good", "bad"):
            continue
        cue = next((g for g in found if g.sense == "called" and 0 <= f.start - g.end <= 2 * _FAR), None)
        if cue is not None:
            sign = 1 if f.sense == "good" else -1
            used = frozenset(words[f.start : f.end])
            sign = -sign if _negated(words, f) else sign
            doing = any(w.endswith(_DOINGS) and len(w) > 5 for w in words[: cue.start])
            return Line(sign, True, used, cue.start, way=sign if doing else 0)
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
    free = [f for f in found if f.sense == "freely"]
    if free:
        # *will not shoot them under any circumstances*
        return None if sign < 0 and all(words[f.start] in _AT_ALL for f in free) else False
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
        if (
            f.sense == "withheld"
            and not _no_terms(words, f)
            and any((_negates(words, n) or words[n] == "no") and f.start - n > 1 for n in range(f.start))
        ):
            return True
    return None


#: how wordings begin that say of a refusal only how firm it is
_AT_ALL = frozenset("under at in whatever whoever whichever regardless irrespective come no even".split())


def words_of_terms(sentence: str) -> frozenset[str]:
    """The words that say on what terms, or that there are none."""
    words = words_of_text(sentence)
    return frozenset(w for f in find(TABLE, words, _ON_TERMS) for w in words[f.start : f.end])


_ON_TERMS = frozenset({"freely", "terms", "exchange", "withheld", "still"})


_IN_OFFICE = frozenset({"he is", "she is", "he was", "she was", "he lives", "she lives", "i am", "i live"})


def _no_terms(words: Sequence[str], f: Found) -> bool:
    """Whether it sets no terms: *even if*, *if necessary*, *as soon as possible*, *at once*."""
    before = words[f.start - 1] if f.start else ""
    behind = words[f.end] if f.end < len(words) else ""
    held = words[f.start : f.start + 3] in (["as", "long", "as"], ["so", "long", "as"]) or words[f.start] == "while"
    if held and " ".join(words[f.end : f.end + 2]) in _IN_OFFICE:
        # *not as long as he is minister*
        return True
    if words[f.start] == "if":
        return before in ("even", "as", "and") or behind in ("necessary", "possible", "need", "anything", "at")
    if words[f.start] == "once":
        return before in ("at", "more", "than", "not", "even") or behind in ("more", "a", "again")
    return behind in ("possible", "it", "they") and words[f.end - 1] == "as"
