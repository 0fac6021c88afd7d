"""A claim that is surer in a later report, though nothing new bears it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sayso.comparing.figures.affairs import of_another, rivals
from sayso.comparing.figures.figures import LONG_AGO
from sayso.comparing.findings.hits import Hit, dated, quoted
from sayso.comparing.findings.relayed import in_common
from sayso.comparing.rules.lost_source import vague
from sayso.comparing.rules.update import past
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.modality import HELD, impersonal, tells_hearsay
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
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.voices import said_behind
from sayso.comparing.statements.when import outlet as plain_outlet
from sayso.comparing.statements.wordings import find, words_of_text
from sayso.comparing.statements.words import contrast, kinds_among, kinds_of
from sayso.knowledge.tables import table

#: share of the words of the poorer clause that the other has too; from the development stories
COVERAGE = 0.5
_ARMS_LENGTH = frozenset({"claim", "allege", "rumour", "rumor", "purport", "boast"})


@cache
def _bearing(sense: str) -> frozenset[str]:
    """Verbs or nouns of what bears a claim out or brings it to light."""
    return frozenset(word for name, words in table("evidence") for word in words.split(",") if name == sense)


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
        if _other_spots(a, b) or (b.sources and vague(b.sources[0]) and leaning(a)):
            # what one had on a single voice is told on that of *officials*: a source is lost
            continue
        if not _same_point(a, b, like):
            if _told_anew(pair, a, b) and not _new_source(a, b) and not _new_observation(pair, a, b):
                yield Hit("hardening", "caution", a.evidence, b.evidence, _message(pair, a, b), 0.5)
            continue
        if _new_source(a, b) and not _evidence_speaks(b):
            continue
        if _new_source(a, b) or _new_observation(pair, a, b):
            yield Hit("update", "note", a.evidence, b.evidence, _settled(pair, a, b))
        else:
            yield Hit("hardening", "caution", a.evidence, b.evidence, _message(pair, a, b))


def _only_which(s: Statement) -> bool:
    """Whether a relative clause has no hedge of its own: *may be those of the judge who vanished* leaves open only
    whose they are.
    """
    above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
    if above is not None and (impersonal(s.clause, above) or tells_hearsay(s)):
        # *it is rumoured on the quay that all who sailed in her are safe*
        return False
    return s.clause.kind == "relative" and s.clause.modal is None and not _hedged(s.clause.text)


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
        return True
    return says_same(a, b, like) and _one_theme(a, b, like) and coverage(a, b) >= COVERAGE


def _one_theme(a: Statement, b: Statement, like: Likeness) -> bool:
    """Whether both tell of one thing: a noun, *all who* …, or those whose lives something cost."""
    m, n = a.theme, b.theme
    if like.theme >= 0.7 or m is None or n is None:
        return like.theme >= 0.7
    if m.head.lower() == n.head.lower() and m.head.lower() in _EVERYBODY:
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
    "write suspect consider discuss study deal speak call visit".split()
)


#: what what was suspected does: it is there, breaks out or happens
_OF_COMING = frozenset({"occur", "start", "spread"})


#: characters of a sentence before its first clause that may hedge it: *in all likelihood*, *it is possible that*
OPENING = 30


def likely(s: Statement) -> bool:
    """Whether an adjective leaves open what it states: *is the likely cause*, *a suspected leak*."""
    if s.standing != "asserted" or s.negative:
        return False
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    # *in all likelihood* may stand before the clause that it is of
    opening = s.told.extract.text[start : s.clause.start] if s.clause.part == "text" else ""
    if len(opening) >= OPENING:
        # *the mayor, so it is said, bought the votes*
        opening = opening.split(",")[-2] if opening.rstrip().endswith(",") and opening.count(",") > 1 else ""
    words = words_of_text(f"{opening} {s.clause.text}")
    # *the likely cause*, not *is likely to rise*, which is of what is to come
    if any(words[f.end : f.end + 1] != ["to"] for f in find(_TABLE, words, frozenset({"likely"}))):
        return True
    proviso = find(_TABLE, words_of_text(s.told.extract.text[start:end]), frozenset({"proviso"}))
    return bool(proviso) or suspected(s)


#: the table of hedges
_TABLE = "hedge_words"


def _hedged(text: str) -> bool:
    """Whether a word of a text keeps open what it tells."""
    return bool(find(_TABLE, words_of_text(text)))


def suspected(s: Statement) -> bool:
    """Whether a thing is there by somebody's suspicion alone: *nurses suspect an outbreak*."""
    thing = s.theme
    return (
        s.clause.predicate in ("suspect", "fear")
        and not s.negative
        and thing is not None
        and thing.argument.role == "object"
        and not thing.definite
        and not thing.person
    )


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
    if _hedged(b.told.extract.text[start:end]) or b.clause.predicate.split()[0] in _LOOKING:
        return False
    if (
        of_another(a, b)
        or rivals(a, b)
        or _other_spots(a, b)
        or contrast(a.clause.words, b.clause.words)
        or before_and_after(a, b)
    ):
        return False
    if a.when is not None and b.when is not None and not a.when.meets(b.when):
        return False
    m, text = a.theme if suspected(a) else a.subject, b.told.extract.text[start:end].lower()
    if m is not None and not m.pronoun and m.head[:5] not in text and not kinds_of(m.head) & kinds_among(content(b)):
        return False
    mine = content(a)
    if suspected(a):
        if "there be" not in b.labels and b.classes.isdisjoint(_OF_COMING):
            return False
        mine -= {"suspect", "fear"} | frozenset(a.subject.words if a.subject is not None else ())
    few, many = sorted((mine, content(b)), key=len)
    common = in_common(few, many)
    return common >= WORDS and common >= ALIKE * len(few)


def _long_before(a: Statement, b: Statement) -> bool:
    """Whether the later one is of a day long before the reports, and the other of none: *was in Cairo in 1929*."""
    day = a.told.day
    return a.when is None and b.when is not None and day is not None and (day - b.when.last).days > LONG_AGO


def _other_spots(a: Statement, b: Statement) -> bool:
    """Whether each tells where it was, by a noun of which the other report knows nothing: *in the mill*, *in a
    bakery*.
    """
    mine, yours = ([m for m in s.others if m.argument.role in _WHERE and not timely(m)] for s in (a, b))
    return any(
        m.argument.role == n.argument.role
        and not (m.pronoun or n.pronoun or (m.names & n.names and m.head == n.head))
        and m.head[:5] not in b.told.lower
        and n.head[:5] not in a.told.lower
        and not kinds_of(m.head) & kinds_of(n.head)
        for m in mine
        for n in yours
    )


_WHERE = frozenset({"in", "at", "on", "near"})


def _harder(a: Statement, b: Statement) -> bool:
    if b.certainty < 3 or likely(b):
        return False
    return a.certainty < 3 or likely(a) or (at_arms_length(a) and not at_arms_length(b) and not b.sources)


def at_arms_length(s: Statement) -> bool:
    """Whether its cue keeps it at arm's length: *claimed*, *alleged*."""
    cue = s.claim.cue.text.lower() if s.claim is not None and s.claim.cue is not None else ""
    return any(word.startswith(w[:5]) for w in _ARMS_LENGTH for word in cue.split())


def _new_source(a: Statement, b: Statement) -> bool:
    """Whether the later one names a source that the earlier had not, and that is not the earlier report itself."""
    if not b.sources:
        return False
    above = sheet(a.told).statements[a.clause.above] if a.clause.above is not None else None
    # *appears to have fired, he said*: what appears is on his word too
    known = a.sources or (above.sources if above is not None else [])
    mine = {w for s in known for w in s.text.lower().split()}
    behind = said_behind(a) if not known else None
    if behind is not None:
        mine |= set(a.told.extract.text[slice(*behind)].lower().split())
    mine |= set(plain_outlet(a.told).lower().split())
    return not any(set(s.text.lower().split()) & mine - {"the", "a", "an", "of"} for s in b.sources)


def _evidence_speaks(b: Statement) -> bool:
    """Whether it stands on what bears it out: *a blood test has shown that he was drunk*."""
    known = _bearing("sure") | _bearing("like")
    return any(not s.named and not known.isdisjoint(s.text.lower().split()) for s in b.sources)


def _new_observation(pair: Pair, a: Statement, b: Statement) -> bool:
    """Whether the later report tells, beside the claim, of something found, read or tested since."""
    for other in pair.b.body:
        if other is b or abs(other.sentence - b.sentence) > 1 or other.standing != "asserted":
            continue
        if other.negative and not (other.theme is not None and other.theme.head in ("doubt", "question")):
            continue
        if (
            other.clause.kind == "participle"
            and other.when is None
            and b.clause.start <= other.clause.start < b.clause.end
        ):
            # *the bone found in the cave* says which bone it is
            continue
        if _known(pair, other):
            # *took money for mislaying files*, *allegedly took money for mislaying files*
            continue
        if _bears_out(pair, other, b):
            return True
        if not _looks(other):
            continue
        if other.when is not None and pair.a.told.day is not None and other.when.last < pair.a.told.day:
            continue
        if other.when is not None and pair.a.told.day is not None and other.when.first > pair.a.told.day:
            return True
        kinds = {k for w in b.words for k in kinds_of(w)}
        if any(w in b.words or kinds_of(w) & kinds for w in other.words) or any(
            m.head in ("it", "this", "that") or match(m, b.theme) >= 0.7 for m in other.participants
        ):
            return True
    return False


_SAYING = frozenset({"say", "tell", "state", "declare", "add"})


def _looks(s: Statement) -> bool:
    """Whether it tells of looking into something, or of finding it: *came upon the tomb*."""
    look, base = _bearing("look"), s.clause.predicate.split()[0]
    if base in look or not s.labels.isdisjoint(look):
        return True
    behind = [w.split(" ", 1)[1] for w in look if w.startswith(f"{base} ")]
    return bool(behind) and not {*behind}.isdisjoint(s.clause.text.lower().split())


def _known(pair: Pair, s: Statement) -> bool:
    """Whether all that it tells stands in the earlier report too, and it is not of a later day."""
    mine, day = content(s), pair.a.told.day
    since = s.when is not None and day is not None and s.when.first > day
    return bool(mine) and mine <= pair.a.words and not since


def _bears_out(pair: Pair, s: Statement, b: Statement) -> bool:
    """Whether it tells of what bears a claim out: of evidence that came to light after the earlier report, that the
    earlier report waited for, or that is said to show what is claimed.
    """
    day = pair.a.told.day
    if s.when is not None and day is not None and s.when.last <= day:
        return False
    who = s.subject
    if s.clause.predicate in _SAYING and who is not None and who.text.lower() in pair.a.told.lower:
        # *the head of the inquiry said*, who said it before
        return False
    sure, like = _bearing("sure"), _bearing("like")
    evidence = {
        w
        for m in s.participants
        for w in (m.head, *m.words)
        if (w in sure or w in like) and not m.pronoun and m.head not in m.names and match(m, b.theme) < 0.7
    }
    if not evidence:
        return False
    if s.when is not None and day is not None and not evidence.isdisjoint(sure):
        return True
    told_of = any(m.pronoun for m in (*s.participants, *s.others)) or bool((content(s) - evidence) & content(b))
    return not evidence.isdisjoint(pair.a.words) or told_of or _looks(s)


def _message(pair: Pair, a: Statement, b: Statement) -> str:
    return f"{quoted(a.evidence)} in {dated(pair.a.told)} has become {quoted(b.evidence)} in {dated(pair.b.told)}."


def _settled(pair: Pair, a: Statement, b: Statement) -> str:
    return (
        f"{dated(pair.b.told)} settles with something new what was open in {dated(pair.a.told)}: {quoted(b.evidence)}."
    )
