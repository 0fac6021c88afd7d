"""What a later report names that bears out what an earlier one kept open: a source, evidence, something found since."""

from __future__ import annotations

from functools import cache

from sayso.comparing.statements.sameness import Pair, content, match
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.voices import said_behind
from sayso.comparing.statements.when import outlet as plain_outlet
from sayso.comparing.statements.words import kinds_of
from sayso.knowledge.tables import table


@cache
def _bearing(sense: str) -> frozenset[str]:
    """Verbs or nouns of what bears a claim out or brings it to light."""
    return frozenset(word for name, words in table("evidence") for word in words.split(",") if name == sense)


def new_source(a: Statement, b: Statement) -> bool:
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


def evidence_speaks(b: Statement) -> bool:
    """Whether it stands on what bears it out: *a blood test has shown that he was drunk*."""
    known = _bearing("sure") | _bearing("like")
    return any(not s.named and not known.isdisjoint(s.text.lower().split()) for s in b.sources)


def new_observation(pair: Pair, a: Statement, b: Statement) -> bool:
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
    text = f" {s.clause.text.lower()} "
    return any(f" {w.split(' ', 1)[1]} " in text for w in look if w.startswith(f"{base} "))


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
    # *he holds the record*: who did it, who has something to do with evidence of another kind
    doer = frozenset(who.words) if who is not None and evidence.isdisjoint(who.words) else frozenset()
    pronouns = {m.head for m in (*s.participants, *s.others) if m.pronoun}
    told_of = bool(pronouns & _OF_IT) or bool((content(s) - evidence - doer) & content(b))
    return not evidence.isdisjoint(pair.a.words) or told_of or _looks(s)


#: pronouns that may stand for what is claimed
_OF_IT = frozenset({"it", "this", "that", "these", "those", "they", "them", "which"})
