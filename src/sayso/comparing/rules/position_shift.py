"""An actor whose stance on a matter is another one than before."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.comparing.figures.figures import Count, apart, counts
from sayso.comparing.findings.hits import Hit, dated, quoted
from sayso.comparing.positions.before import then_and_now
from sayso.comparing.positions.sides import sides_apart
from sayso.comparing.positions.stances import (
    BODIES,
    Outlook,
    Stance,
    below,
    conditions_of,
    sold,
    stance_at,
    stances,
    thing_of,
)
from sayso.comparing.positions.turned import always_and_now, no_turn, other_sums, other_terms, turned
from sayso.comparing.positions.turns import Turn
from sayso.comparing.rules.number_conflict import TERMS
from sayso.comparing.sieve.uses import Use
from sayso.comparing.statements.sameness import CLAUSES, WORDS_ALIKE, Pair, match
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import kinds_among
from sayso.comparing.told import Told, finding
from sayso.knowledge.places import Gazetteer
from sayso.model import Evidence, Finding


def position_shifts(pair: Pair) -> Iterator[Hit]:
    """The same actor on the same matter takes, on a later occasion, a stance that cannot stand beside the one
    before, or sets
    other conditions.
    """
    if pair.order != 1 or pair.a.told.day == pair.b.told.day:
        return
    yield from _other_price(pair)
    for one, x, other, y in other_sums(pair):
        spans = _evidence(one.statement), _evidence(other.statement)
        yield Hit("position-shift", "caution", *spans, _terms(pair, x, y), 0.5)
    for a, b in turned(pair):
        yield Hit("position-shift", "caution", _evidence(a.statement), _evidence(b.statement), _turn(pair, a, b), 0.5)
    for first, second in other_terms(pair):
        said = f"{_who(first, second)} set other terms: {quoted(first.evidence)} in {dated(pair.a.told)}, "
        message = f"{said}{quoted(second.evidence)} in {dated(pair.b.told)}."
        yield Hit("position-shift", "caution", first.evidence, second.evidence, message, 0.5)
    for i, j in pair.stances:
        then, now = stance_at(pair.a, i), stance_at(pair.b, j)
        if then is None or now is None or not at_odds(then.outlook, now.outlook):
            continue
        first_, second_ = then.statement, now.statement
        if not _same_actor(first_, second_) or (pair.long and not _surely_one(then, now)):
            continue
        if sides_apart(pair, first_, second_) or no_turn(pair, first_, second_):
            continue
        without = _with_and_without(then.outlook, now.outlook) or _with_and_without(now.outlook, then.outlook)
        another = not without and _another_thing(first_, second_)
        if not (another or _one_deed(first_, second_)) and (
            without
            or not _adds_condition(then.outlook, now.outlook)
            or (_firm(then) and second_.clause.negated)
        ):  # fmt: skip
            yield Hit("position-shift", "caution", _evidence(first_), _evidence(second_), _message(pair, then, now))


def _of_others(a: Statement, b: Statement) -> bool:
    """Whether both name somebody or some place, and not one of them in common."""
    mine, yours = (
        {n for m in s.participants for n in m.names}
        | {w.lower() for x in s.sources for w in x.text.split() if w[:1].isupper()}
        for s in (a, b)
    )
    return bool(mine - _ARTICLES) and bool(yours - _ARTICLES) and not (mine & yours) - _ARTICLES


_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})


def _surely_one(a: Stance, b: Stance) -> bool:
    """For long reports: whether both are told in clauses of their own, of the same matter in several words."""
    for s in (a.statement, b.statement):
        subject = s.subject
        if s.clause.kind not in CLAUSES or (s.clause.tense == "none" and s.clause.modal is None):
            return False
        if (subject is None or subject.pronoun or subject.guessed) and not s.sources:
            return False
    return len(a.outlook.matter & b.outlook.matter) >= WORDS_ALIKE


def at_odds(a: Outlook, b: Outlook) -> bool:
    """Whether an outlook, and a later one on the same matter, cannot stand beside each other."""
    if _with_and_without(a, b) or _with_and_without(b, a):
        return True
    if a.sign == b.sign and a.conditional is b.conditional:
        return more_terms(a, b) or more_terms(b, a)
    if not (a.strong or b.strong) and a.conditional is None and b.conditional is None:
        return False
    return _incompatible(a, b) and _same_matter(a, b)


def more_terms(a: Outlook, b: Outlook) -> bool:
    """Whether the one has the conditions of the other and one more, with nouns of its own: *once the levy is dropped*,
    *once the levy is dropped and the minister has gone*.
    """
    if not a.terms or len(b.terms) <= len(a.terms) or a.sign != b.sign or not a.conditional or not b.conditional:
        return False
    mine = frozenset[str]().union(*a.terms)
    # who is to fulfil all of them: *when the tenants have paid and withdrawn their pledges*
    who = b.terms[0].intersection(*b.terms[1:])
    kept = [t for t in b.terms if t & mine - who]
    added = [t for t in b.terms if t - who and not t & mine - who and not kinds_among(t - who) & kinds_among(mine)]
    return len(kept) >= len(a.terms) and bool(added) and not a.matter.isdisjoint(b.matter)


def _with_and_without(a: Outlook, b: Outlook) -> bool:
    """Whether the one would do it without what the other insists on, or makes a condition."""
    if a.sign < 0 or b.sign < 0 or not a.without or b.without:
        return False
    asked = frozenset[str]().union(*b.terms) if b.conditional else b.matter if b.strong else frozenset[str]()
    return not a.without.isdisjoint(asked) and not (a.matter - a.without).isdisjoint(b.matter)


def position_shift(told: Told, gazetteer: Gazetteer) -> Iterator[Finding]:
    """One report that tells of both stances of an actor with words of time: *always … now*."""
    held = stances(sheet(told))
    spans: list[tuple[int | None, int | None]] = []
    for i, a in enumerate(held):
        for b in held[i + 1 :]:
            if b.statement.sentence - a.statement.sentence > 2:
                break
            first, second = (a, b) if _former(a.statement) else (b, a)
            if not (_former(first.statement) and (_present(second.statement) or _announced(first, second))):
                continue
            if (
                first.outlook.sign != second.outlook.sign
                and (_one_actor(first.statement, second.statement) or _own_party(first.statement, second.statement))
                and (
                    _shares_matter(first, second)
                    or _one_deed_of_will(first, second)
                    or _takes_up(first.statement, second.statement)
                )
            ):
                before, now = _evidence(first.statement), _evidence(second.statement)
                who = _who(first.statement, second.statement)
                message = f"{who} held {quoted(before)} until now, and now {quoted(now)}, as {dated(told)} tells."
                spans.append((before.start, before.end))
                yield finding("position-shift", "caution", message, before, now)
    for one, other in (*always_and_now(sheet(told)), *then_and_now(sheet(told))):
        before, now = _evidence(one), _evidence(other)
        if all(known != (before.start, before.end) for known in spans):
            spans.append((before.start, before.end))
            message = f"{_who(one, other)} held {quoted(before)}, and now {quoted(now)}, as {dated(told)} tells."
            yield finding("position-shift", "caution", message, before, now)


def _turn(pair: Pair, x: Turn, y: Turn) -> str:
    """Who turned, and how, where a party's line is told by any clause."""
    if x.sign != y.sign:
        how = "went from against to for" if y.sign > 0 else "went from for to against"
    else:
        how = "added conditions" if y.on_terms else "dropped the conditions"
    return (
        f"{_who(x.statement, y.statement)} {how}: {quoted(_evidence(x.statement))} in {dated(pair.a.told)}, "
        f"{quoted(_evidence(y.statement))} in {dated(pair.b.told)}."
    )


def _one_deed(a: Statement, b: Statement) -> bool:
    """Whether both tell of what was done on one and the same day: that is no change of mind."""
    a, b = _decided(a), _decided(b)
    return (
        a.when is not None and a.when == b.when and a.when.first == a.when.last
        and a.clause.tense in ("past", "pluperfect") and b.clause.tense in ("past", "pluperfect")
        and "asserted" in (a.standing, b.standing)
    )  # fmt: skip


def _decided(s: Statement) -> Statement:
    """Where it is what was voted for, the vote: *voted on Tuesday to go on strike*."""
    above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
    return above if above is not None and s.clause.kind == "infinitive" and above.clause.predicate == "vote" else s


def _former(s: Statement) -> bool:
    words = f" {s.clause.text.lower()} "
    if s.clause.tense == "pluperfect" or any(w in words for w in _PAST_WORDS):
        return s.clause.tense != "none" and " now " not in words
    return False


def _present(s: Statement) -> bool:
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    words = f" {s.clause.text.lower()} "
    if s.told.extract.text[start:end].lower().startswith("now ") and s.clause.kind == "complement":
        return not _former(s)
    return not _former(s) and any(w in words for w in (" now ", " no longer ", " from now on ", " these days "))


def _announced(first: Stance, second: Stance) -> bool:
    """Whether what was always refused is then said to be about to be done: *had always refused; it said it would*."""
    s = second.statement
    return (
        first.outlook.strong and first.outlook.sign < 0 and s.standing == "planned" and s.clause.kind == "complement"
        and s.clause.modal in ("will", "would") and s.index > first.statement.index
    )  # fmt: skip


def _own_party(first: Statement, second: Statement) -> bool:
    """Whether the later subject is *the party*, *the group* or the like, on the word of its own head."""
    m, n = first.subject, second.subject
    if m is None or n is None or n.pronoun or n.names or not n.definite or n.head not in BODIES:
        return False
    own = any(s.text.lower().startswith(("its ", "their ")) for s in second.sources)
    return own and second.sentence - first.sentence == 1 and (m.head in BODIES or bool(m.names))


def _takes_up(first: Statement, second: Statement) -> bool:
    """Whether a pronoun stands in the later one for what the earlier is about: *rejected the levy*, *now pays it*."""
    thing = first.theme
    if thing is None or thing.argument.role != "object" or second.sentence - first.sentence > 1:
        return False
    texts = sheet(second.told).of_sentence(second.sentence)
    under = [t for t in texts if t.index > second.index and t.clause.kind in ("adverbial", "infinitive", "complement")]
    return any(
        m.argument.role == "object"
        and (m.text.lower() in ("it", "them", "one") or m.text.lower().startswith("one of "))
        for t in (second, *under)
        for m in (*t.participants, *t.others)
    )


def _one_deed_of_will(first: Stance, second: Stance) -> bool:
    """Whether what hangs on a refusal is what the other stance is about: *refused to admit*, *would admit them*."""
    s = second.statement
    for t in below(first.statement):
        if t.clause.kind == "infinitive" and t.labels & s.labels:
            thing = next((m for m in s.participants if m.argument.role == "object"), None)
            other = next((m for m in t.participants if m.argument.role == "object"), None)
            if thing is None or other is None or thing.pronoun or match(thing, other) >= 0.7:
                return True
    return False


_PAST_WORDS = (" always ", " long ", " previously ", " until now ", " so far ", " formerly ", " for years ",
               " for decades ", " for months ", " until recently ", " hitherto ", " used to ", " once ")  # fmt: skip


def _shares_matter(a: Stance, b: Stance) -> bool:
    """Whether what both are about is named by one noun, or both by its side: *the reservoir*."""
    m, n = a.statement.theme, b.statement.theme
    return bool(a.outlook.matter & b.outlook.matter) and m is not None and n is not None and match(m, n) >= 1


def _one_actor(a: Statement, b: Statement) -> bool:
    """Whether the later subject is the earlier, or a pronoun next to it that nobody else can be meant by."""
    m = next((p for p in a.participants if p.argument.role == "subject"), None)
    n = next((p for p in b.participants if p.argument.role == "subject"), None)
    if m is None or n is None:
        return False
    if match(m, n) >= 1 and not n.guessed:
        return True
    own = b.told.extract.text[n.argument.start : n.argument.end].lower()
    return (n.guessed or n.pronoun) and (match(m, n) >= 0.7 or own.startswith(("it", "they", "its ", "their ")))


def _other_price(pair: Pair) -> Iterator[Hit]:
    """The same demand or offer with another figure."""
    for a, b, like in pair.couples(Use.TERMS):
        if not (a.figures and b.figures) or a.negative or b.negative:
            continue
        first, second = a.clause.predicate.split()[0], b.clause.predicate.split()[0]
        if first not in TERMS or first != second:
            continue
        if max(like.agent, like.party if a.agent is None else 0) < 0.7:
            continue
        for x in counts(a):
            for y in counts(b):
                if x.noun is not None and x.noun == y.noun and x.figure.per == y.figure.per and apart(x, y):
                    yield Hit("position-shift", "caution", a.evidence, b.evidence, _terms(pair, x, y))


def _terms(pair: Pair, x: Count, y: Count) -> str:
    first, second = (" ".join(c.figure.text.split()) for c in (x, y))
    return (
        f"{_who(x.statement, y.statement)} changed the terms from {first} to {second}: "
        f"{quoted(x.statement.evidence)} in {dated(pair.a.told)}, "
        f"{quoted(y.statement.evidence)} in {dated(pair.b.told)}."
    )


def _evidence(s: Statement) -> Evidence:
    """The clause with what hangs on it: the refusal and the thing refused."""
    held = [*below(s), *conditions_of(s)]
    ends = [t.clause.end for t in held]
    starts = [t.clause.start for t in held]
    return s.told.stretch(min([s.clause.start, *starts]), max([s.clause.end, *ends]))


def _same_matter(a: Outlook, b: Outlook) -> bool:
    shared = len(a.matter & b.matter)
    if shared >= 2:
        return True
    if not shared and a.conditional is b.conditional:
        return False
    if shared and {a.conditional, b.conditional} == {True, False}:
        # what is expressly without conditions here has some there
        return True
    doing, kinds = not a.doing.isdisjoint(b.doing), not a.kinds.isdisjoint(b.kinds)
    return (shared == 1 and (doing or kinds)) or (doing and kinds and a.conditional is not b.conditional)


def _another_thing(a: Statement, b: Statement) -> bool:
    """Whether both say to what they would do it, and not to the same: *sell the railway*, *not sell the harbour*."""
    things = []
    for s in (a, b):
        thing = thing_of(s)
        if thing is None or thing.pronoun or thing.guessed:
            return False
        things.append(thing)
    m, n = things
    if (sold(a) or sold(b)) and bool(m.names) is not bool(n.names):
        # *the club*, *Ost United*
        return False
    mine, yours = frozenset(m.words), frozenset(n.words)
    return match(m, n) <= 0 and not kinds_among(mine - yours) & kinds_among(yours - mine)


def _incompatible(a: Outlook, b: Outlook) -> bool:
    if a.sign != b.sign:
        if a.sign < 0 and a.strong and a.conditional is None and b.conditional:
            # *never*, then *if*
            return True
        return a.conditional is None and b.conditional is None
    return {a.conditional, b.conditional} == {True, False} or _adds_condition(a, b)


def _adds_condition(a: Outlook, b: Outlook) -> bool:
    """Whether the later one has a condition where the earlier spoke of none."""
    return a.sign == b.sign == 1 and a.conditional is None and b.conditional is True


def _firm(a: Stance) -> bool:
    """Whether it is a promise: *promised to sign*, which *will not sign unless* takes back."""
    s = a.statement
    above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
    promised = s.claim is not None and s.claim.attitude == "promise"
    return promised or (
        above is not None and above.clause.predicate in ("promise", "pledge", "vow", "undertake", "guarantee")
    )


def _same_actor(a: Statement, b: Statement) -> bool:
    # what is for sale has no will of its own
    things = "for sale" in (a.clause.predicate, b.clause.predicate)
    speakers_a, speakers_b = _speakers(a), _speakers(b)
    known_a, known_b = speakers_a - _PRONOUNS, speakers_b - _PRONOUNS
    apart = bool(known_a) and bool(known_b) and not known_a & known_b
    for m in a.participants:
        for n in b.participants:
            if "subject" in (m.argument.role, n.argument.role) and match(m, n) >= 1 and not things:
                if apart and (a.clause.passive or b.clause.passive or "object" in (m.argument.role, n.argument.role)):
                    # what is done something to has no will of its own
                    continue
                return True
    if _actor_names(a) & _actor_names(b):
        return True
    if speakers_a & speakers_b - _OFFICES:
        return True
    if speakers_a & speakers_b and not _other_subjects(a, b) and not _of_others(a, b):
        return True
    subjects_a = [m for m in a.participants if m.argument.role == "subject"]
    subjects_b = [m for m in b.participants if m.argument.role == "subject"]
    if any(m.called & speakers_b for m in subjects_a) or any(m.called & speakers_a for m in subjects_b):
        return True
    heads_a = {m.head for m in subjects_a}
    heads_b = {m.head for m in subjects_b}
    return bool(heads_a & speakers_b or heads_b & speakers_a)


_PRONOUNS = frozenset({"he", "she", "it", "they"})


def _actor_names(s: Statement) -> set[str]:
    """The name of the person or body that the subject is known to be, where it has one: *the minister* of Ida Falk."""
    m = s.subject
    actor = s.told.actors.get(m.actor) if m is not None and m.actor is not None else None
    return {actor.name.lower()} if actor is not None and " " in actor.name and actor.name[:1].isupper() else set()


def _other_subjects(a: Statement, b: Statement) -> bool:
    """Whether both tell of somebody's doing, and not of one and the same's: *the guild*, *the porters*."""
    m, n = a.subject, b.subject
    return m is not None and n is not None and not (m.pronoun or n.pronoun) and match(m, n) <= 0


#: words for an office that every side has
_OFFICES = frozenset(
    "chairman chairwoman chair leader minister president secretary chief head director official officials general "
    "commander captain mayor governor premier prime manager owner member union party government council".split()
)


def _speakers(s: Statement) -> set[str]:
    found: set[str] = set()
    for source in s.sources:
        words = source.text.lower().replace("’s", "").replace("'s", "").split()
        bare = (w.strip(",.;:()") for w in words)
        found.update(w for w in bare if w.isalpha() and w not in _EMPTY)
    return found


_EMPTY = frozenset("the a an of its his her their our foreign spokesman spokeswoman spokesperson in for on and".split())


def _message(pair: Pair, a: Stance, b: Stance) -> str:
    """Who turned, and how: *The guerrillas added conditions: …*"""
    now = b.outlook
    if len(a.outlook.terms) > len(now.terms) > 0:
        turn = "dropped conditions"
    elif a.outlook.sign == now.sign:
        turn = "added conditions" if now.conditional else "dropped the conditions"
    elif now.conditional:
        turn = "went from a refusal to conditions"
    else:
        turn = "went from refusing to accepting" if now.sign > 0 else "went from accepting to refusing"
    return (
        f"{_who(a.statement, b.statement)} {turn}: {quoted(_evidence(a.statement))} in {dated(pair.a.told)}, "
        f"{quoted(_evidence(b.statement))} in {dated(pair.b.told)}."
    )


def _who(*sides: Statement) -> str:
    """Whose stance it is: the subject, where it is no pronoun, else on whose word it stands."""
    for s in sides:
        for m in s.participants:
            if m.argument.role == "subject" and not (m.pronoun or m.guessed):
                return _sentence_case(" ".join(m.text.split()))
    for s in sides:
        if s.sources:
            return _sentence_case(" ".join(s.sources[0].text.split()))
    return "The same side"


def _sentence_case(words: str) -> str:
    return words[:1].upper() + words[1:]
