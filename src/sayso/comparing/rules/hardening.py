"""A claim that is surer in a later report, though nothing new bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sayso.comparing.figures.affairs import of_another, rivals
from sayso.comparing.figures.figures import LONG_AGO
from sayso.comparing.findings.bearing import evidence_speaks, new_observation, new_source
from sayso.comparing.findings.hits import Hit, dated, quoted
from sayso.comparing.findings.relayed import in_common
from sayso.comparing.rules.lost_source import figures_differ, vague
from sayso.comparing.rules.update import past
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.hedges import at_arms_length, guise, hedged, likely, suspected, talk_of
from sayso.comparing.statements.modality import HELD, impersonal, tells_hearsay
from sayso.comparing.statements.parts import foreign, other_parts
from sayso.comparing.statements.sameness import (
    Likeness,
    Pair,
    before_and_after,
    content,
    coverage,
    match,
    says_same,
    says_which,
    surely_one,
    timely,
)
from sayso.comparing.statements.stakes import leaning
from sayso.comparing.statements.statements import Statement, clefts, sheet
from sayso.comparing.statements.words import contrast, is_person, kinds_among, kinds_of, say_opposite, say_same
from sayso.knowledge.tables import table

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.5


def hardenings(pair: Pair) -> Iterator[Hit]:
    """The certainty of the same point is a step or more higher in a later report, or words that keep it at arm's
    length have
    gone, and nothing new is named that would bear it. Where something new is named, it is an update.
    """
    if pair.order != 1 or pair.apart:
        return
    for a, b, like in pair.couples(Use.HARDER):
        if not (b.finite or b.clause.modal) or not _harder(a, b) or not surely_one(pair, a, b, like):
            continue
        if (says_which(a) and not tells_hearsay(a)) or says_which(b) or _only_which(a):
            continue
        seen_as = guise(a)
        if seen_as is not None and 2 * in_common(seen_as.taken_for, b.words | b.labels) < len(seen_as.taken_for):
            # *a man who may be ill was seen*, *a man was seen*
            continue
        if figures_differ(a, b) or _numbers_differ(a, b) or _other_doers(a, b, like):
            continue
        if other_parts(a, b) or (b.sources and vague(b.sources[0]) and leaning(a)):
            # what one had on a single voice is told on that of *officials*: a source is lost
            continue
        if not _same_point(a, b, like) and not _one_cause(a, b):
            if _another_deed(a, b, like):
                continue
            if _told_anew(pair, a, b) and not new_source(a, b) and not new_observation(pair, a, b):
                yield Hit("hardening", "caution", a.evidence, b.evidence, _message(pair, a, b), 0.5)
            continue
        yield from _raised(pair, a, b)


def _raised(pair: Pair, a: Statement, b: Statement) -> Iterator[Hit]:
    """What is open in ``a`` and certain in ``b``: an update where what settled it is named."""
    if new_source(a, b) and not evidence_speaks(b):
        return
    if new_source(a, b) or new_observation(pair, a, b):
        yield Hit("update", "note", a.evidence, b.evidence, _settled(pair, a, b))
    else:
        yield Hit("hardening", "caution", a.evidence, b.evidence, _message(pair, a, b))


def _another_deed(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether one and the same does two things, or two are done to it: *may have sold the bridge*, *opened
    the bridge*; *was swapped*, *was taken to Ankara*.
    """
    if like.saying not in ("other", "opposite") or a.clause.copula or b.clause.copula:
        return False
    if a.clause.predicate.split()[0] == b.clause.predicate.split()[0]:
        # *was brought in*, *brought*
        return False
    if a.clause.passive and b.clause.passive:
        return like.theme >= ONE
    verbs = [frozenset(word for label in s.labels for word in label.split()) for s in (a, b)]
    if in_common(verbs[0], content(b)) or in_common(verbs[1], content(a)):
        # *unplugged the freezer*, *pulled its plug*
        return False
    if a.agent is not None and b.agent is None and a.theme is not None:
        # *took the money to Lisbon*, *has gone to Lisbon*
        return not b.clause.passive and a.theme.head[:5] not in b.told.lower and not a.theme.pronoun
    return a.agent is not None and b.agent is not None and like.agent >= ONE


#: from here on two mentions are of one; ``sayso.comparing.statements.sameness.match``
ONE = 0.7


def in_clefts(pair: Pair) -> Iterator[Hit]:
    """What a later short report has for certain by way of *it is … that*: *it is typhus that has laid low the port* for
    *the fever in the port is possibly typhus*.
    """
    if pair.long or pair.order != 1 or pair.apart:
        return
    for b, behind in clefts(pair.b):
        if b.negative or behind.negative or b.standing != "asserted" or behind.standing not in ("asserted", "possible"):
            continue
        yours = content(b) | content(behind)
        for a in pair.a.body:
            if a.negative or a.standing not in ("asserted", "possible") or not _harder(a, b) or says_which(a):
                continue
            mine = content(a) - _IN_DOUBT
            few, many = sorted((mine, yours), key=len)
            common = in_common(few, many)
            if not content(b) <= mine or common < WORDS or common < ALIKE * len(few):
                continue
            if not a.clause.copula and a.labels.isdisjoint(behind.labels) and not say_same(a.labels, behind.labels):
                # *may have sold the bridge*, *it was the mayor who opened the bridge*
                continue
            if of_another(a, behind) or rivals(a, b) or _other_spots(a, behind) or figures_differ(a, b):
                continue
            yield from _raised(pair, a, b)


#: words that only tell how sure something is
_IN_DOUBT = frozenset("possibly perhaps probably likely maybe presumably reportedly allegedly apparently".split())


def _only_which(s: Statement) -> bool:
    """Whether a relative clause has no hedge of its own: *may be those of the judge who vanished* leaves open only
    whose they are.
    """
    above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
    if above is not None and (impersonal(s.clause, above) or tells_hearsay(s)):
        # *it is rumoured on the quay that all who sailed in her are safe*
        return False
    return s.clause.kind == "relative" and s.clause.modal is None and not hedged(s.clause.text)


def _same_point(a: Statement, b: Statement, like: Likeness) -> bool:
    open_state = a.clause.modal in ("may", "might", "could") and a.clause.passive and b.clause.tense == "present"
    to_come = a.standing == b.standing == "planned" and b.clause.modal in ("will", "be to") and (
        a.clause.modal in ("may", "might", "could") or a.certainty < 2
    )  # fmt: skip
    if a.negative != b.negative or (not to_come and (
        not (a.standing in ("asserted", "possible") or open_state) or b.standing != "asserted"
    )):  # fmt: skip
        return False
    if a.clause.kind == "participle" and a.standing != "possible":
        # *the bones found on Sunday may be …*: the finding is not in doubt
        return False
    if like.same_time is False or like.agent < 0 or a.clause.kind == b.clause.kind == "adverbial" or _long_before(a, b):
        return False
    if a.clause.copula and b.clause.copula and coverage(a, b) >= 0.6 and len(like.shared) >= 3:
        # not *is the likely cause of the fire*, *the fire is out*
        return a.clause.predicate in b.words | b.labels or b.clause.predicate in a.words | a.labels
    return says_same(a, b, like) and _one_theme(a, b, like) and coverage(a, b) >= COVERAGE


def _one_cause(a: Statement, b: Statement) -> bool:
    """Whether what may be the cause of something is told to have done it: *is the likely cause of death of the herd*,
    *killed the herd*.
    """
    if a.clause.predicate != "cause" or a.negative or b.negative or b.standing != "asserted" or not b.finite:
        return False
    if not (a.clause.copula or a.clause.passive) or a.standing not in ("asserted", "possible") or b.agent is None:
        return False
    cause = a.agent if a.clause.passive else a.theme
    if match(cause, b.agent) < ONE or b.theme is None or b.theme.head not in content(a):
        return False
    return b.clause.predicate == "cause" or (b.clause.predicate == "kill" and "death" in a.words)


def _numbers_differ(a: Statement, b: Statement) -> bool:
    """Whether both have numbers, also within words, and none in common: *eleven-inch guns*, *nine-inch guns*."""
    mine, yours = (_number_words().intersection(re.findall(r"[a-z]+", s.clause.text.lower())) for s in (a, b))
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


@cache
def _number_words() -> frozenset[str]:
    return frozenset(word for word, kind, *_ in table("number_words") if kind == "unit")


def _other_doers(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether it is told of two persons by nouns with nothing in common: *the minister sold it*, *a clerk sold it*."""
    return like.agent == 0 and all(m is not None and is_person(m.head) and not m.names for m in (a.agent, b.agent))


def _one_theme(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both tell of one thing: a noun, *all who* …, or those whose lives something cost."""
    m, n = a.theme, b.theme
    if like.theme >= 0.7 or m is None or n is None:
        return like.theme >= 0.7
    if m.head.lower() == n.head.lower() and m.head.lower() in _EVERYBODY:
        return True
    if m.head == n.head and m.head.endswith("self") and like.agent >= 0.7:
        # *has shot himself*
        return True
    return not m.pronoun and not b.labels.isdisjoint(_LIVES) and m.head in content(b) >= content(a) & set(m.words)


_EVERYBODY = frozenset({"all", "everybody", "everyone", "both", "most", "those"})
_LIVES = frozenset({"cost life", "claim life", "take life"})


#: of short reports: share of the words of the poorer clause that the other has too, and how many; from pairs of
#: sentences written for it and their near misses
ALIKE, WORDS = 0.7, 3
#: verbs of looking into it, which leave it open
_LOOKING = frozenset(
    "look search seek ask investigate examine question deny dispute doubt wait want plan hope fear expect "
    "say tell report "
    "write suspect consider discuss study deal speak call visit clear acquit absolve exonerate accuse charge".split()
)


#: what what was suspected does: it is there, breaks out or happens
_OF_COMING = frozenset({"occur", "start", "spread"})


def _told_anew(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether a later short report tells flatly, in other words, what the earlier kept open: most words are one."""
    if pair.long or a.negative or b.negative or b.standing != "asserted" or not b.finite or b.certainty < 3:
        return False
    above = sheet(a.told).statements[a.clause.above] if a.clause.above is not None else None
    held = above is not None and above.clause.passive and above.clause.predicate in HELD
    if a.standing not in ("asserted", "possible", "planned") or a.clause.kind == "conditional":
        return False
    if a.clause.kind in ("infinitive", "adverbial") and not (held and a.standing == "asserted"):
        # but *is said to have sold it*, *are feared lost*
        return False
    if a.standing == "planned" and (a.clause.modal not in ("may", "might", "could") or past(b)):
        # *may drop him* is of what is to come
        return False
    if _long_before(a, b):
        return False
    start, end = b.told.extract.sentences[max(b.sentence, 0)]
    if hedged(b.told.extract.text[start:end], sourced=bool(b.sources)) or b.clause.predicate.split()[0] in _LOOKING:
        return False
    if (
        of_another(a, b)
        or rivals(a, b)
        or other_parts(a, b)
        or say_opposite(a.labels, b.labels)
        or contrast(a.clause.words, b.clause.words)
        or before_and_after(a, b)
    ):
        return False
    if a.when is not None and b.when is not None and not a.when.meets(b.when):
        return False
    talked_of = talk_of(a)
    m, text = a.theme if suspected(a) else a.subject, b.told.extract.text[start:end].lower()
    if (
        m is not None
        and not talked_of
        and guise(a) is None
        and not m.pronoun
        and m.head[:5] not in text
        and not kinds_of(m.head) & kinds_among(content(b))
    ):
        return False
    mine = content(a)
    if talked_of:
        if b.theme is None or b.theme.head not in talked_of:
            return False
        mine = frozenset(a.subject.words[1:]) if a.subject is not None else talked_of
    seen_as = guise(a)
    if seen_as is not None:
        mine = (mine | seen_as.taken_for) - seen_as.shown
    if suspected(a) or talked_of:
        if "there be" not in b.labels and b.classes.isdisjoint(_OF_COMING):
            return False
        mine -= {"suspect", "fear"} | frozenset(a.subject.words if a.subject is not None else ())
    few, many = sorted((mine, content(b)), key=len)
    common = in_common(few, many)
    return common >= (len(mine) if talked_of else WORDS) and common >= ALIKE * len(few)


def _long_before(a: Statement, b: Statement) -> bool:
    """Whether the later one is of a day long before the reports, and the other of none: *was in Cairo in 1929*."""
    day = a.told.day
    return a.when is None and b.when is not None and day is not None and (day - b.when.last).days > LONG_AGO


def _other_spots(a: Statement, b: Statement) -> bool:
    """Whether each tells where it was, by a noun of which the other report knows nothing: *in the mill*, *in a
    bakery*.
    """
    mine, yours = ([m for m in s.others if m.argument.role in _WHERE and not timely(m)] for s in (a, b))
    return any(m.argument.role == n.argument.role and foreign(m, n) for m in mine for n in yours)


_WHERE = frozenset({"in", "at", "on", "near"})


def _harder(a: Statement, b: Statement) -> bool:
    if b.certainty < 3 or likely(b):
        return False
    return a.certainty < 3 or likely(a) or (at_arms_length(a) and not at_arms_length(b) and not b.sources)


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    return f"{quoted(a.evidence)} in {dated(pair.a.told)} has become {quoted(b.evidence)} in {dated(pair.b.told)}."


def _settled(pair: Pair, a: Statement, b: Statement) -> str:
    return (
        f"{dated(pair.b.told)} settles with something new what was open in {dated(pair.a.told)}: {quoted(b.evidence)}."
    )
