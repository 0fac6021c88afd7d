"""An actor whose stance on a matter is another one than before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.comparing.figures import Count, apart, counts
from sayso.comparing.hits import Hit, dated, quoted
from sayso.comparing.mentions import Mention
from sayso.comparing.rules.number_conflict import TERMS
from sayso.comparing.sameness import CLAUSES, COMMON, WORDS_ALIKE, Pair, match, timely
from sayso.comparing.statements import Sheet, Statement, sheet
from sayso.comparing.told import Told, finding
from sayso.comparing.uses import Use
from sayso.comparing.words import LIGHT, classes, kinds_among
from sayso.knowledge.lazily import cached_property
from sayso.knowledge.places import Gazetteer
from sayso.model import Evidence, Finding

_UNCONDITIONAL = (
    "without any condition", "without condition", "unconditional", "without precondition", "without terms",
    "without any precondition", "on no condition", "with no condition", "no conditions at all", "no strings",
)  # fmt: skip
_CONDITIONAL = ("only if ", "only when ", "only once ", "only after ", "unless ", "provided ", "on condition",
                "as long as ", "in return for ", "in exchange for ",
                "not until ", "not before ")  # fmt: skip
#: what goes without saying sets no terms
_NO_TERMS = ("without delay", "without fail", "without hesitation", "without haste", "without reserve", "without more")
_STANCE_VERBS = frozenset({"accept", "refuse"})
#: verbs of which the object is what somebody would have
_DEMANDS = frozenset("demand want request advocate".split())
#: what may become of a thing that can be had for a price
_GOING = frozenset("go leave move depart".split())
_PARTING = _GOING | {"sell", "buy", "have"}
_PRICE = re.compile(
    r"\b(?:for|at) (?:[\w.,]+ ){0,5}(?:million|billion|euros?|dollars?|pounds?|francs?|crowns?|kron[aeo]r?|marks?|yen|"
    r"rupees|pesos|price|sum|fee|offer|money)\b|\bif (?:the |an? )(?:right |good )?(?:price|offer|money|sum)\b", re.I
)  # fmt: skip
#: what an unwillingness at any price is no price
_NO_PRICE = re.compile(r"\bat any (?:price|cost)\b|\bfor (?:any|no) (?:price|sum|money)\b", re.I)
#: what a condition begins with
_CONDITION = re.compile(
    r"(?:only |but |and )?(?:if|when|once|as soon as|after|until|unless|before|provided|on condition|as long as)\b",
    re.I,
)  # fmt: skip
_SOON = re.compile(r"\bas soon as (?!possible|i?t can|they can|practicable|feasible)", re.I)


@dataclass(frozen=True)
class Outlook:
    """What somebody would or would not have."""

    #: 1 for, -1 against
    sign: int
    #: True: on a condition; False: expressly without; None: none spoken of
    conditional: bool | None
    #: strong where the words are of a stance (*refuse*, *rule out*), weak where of an announcement (*will*)
    strong: bool
    #: words of what it is about
    matter: frozenset[str]
    #: for each condition that is a clause, the nouns in it
    terms: tuple[frozenset[str], ...] = ()
    #: nouns of what it is expressly to be without: *without any observers*
    without: frozenset[str] = frozenset()

    @cached_property
    def kinds(self) -> frozenset[str]:
        return kinds_among(self.matter)

    @cached_property
    def doing(self) -> frozenset[str]:
        return classes(self.matter) - _STANCE_VERBS


@dataclass(frozen=True)
class Stance:
    """An actor's outlook, and the statement that tells of it."""

    statement: Statement
    outlook: Outlook


def position_shifts(pair: Pair) -> Iterator[Hit]:
    """The same actor on the same matter takes, on a later occasion, a stance that cannot stand beside the one
    before, or sets
    other conditions.
    """
    if pair.order != 1 or pair.a.told.day == pair.b.told.day:
        return
    yield from _other_price(pair)
    for i, j in pair.stances:
        a, b = _stance_at(pair.a, i), _stance_at(pair.b, j)
        if a is None or b is None or not at_odds(a.outlook, b.outlook) or not _same_actor(a.statement, b.statement):
            continue
        if pair.long and not _surely_one(a, b):
            continue
        without = _with_and_without(a.outlook, b.outlook) or _with_and_without(b.outlook, a.outlook)
        another = not without and _another_thing(a.statement, b.statement)
        if not (another or _one_deed(a.statement, b.statement)) and (
            without
            or not _adds_condition(a.outlook, b.outlook)
            or (_firm(a) and b.statement.clause.negated)
        ):  # fmt: skip
            yield Hit("position-shift", "caution", _evidence(a.statement), _evidence(b.statement), _message(pair, a, b))


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
    kept = [t for t in b.terms if t & mine]
    added = [t for t in b.terms if not t & mine and not kinds_among(t) & kinds_among(mine)]
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
                yield finding("position-shift", "caution", message, before, now)


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
    if m is None or n is None or n.pronoun or n.names or not n.definite or n.head not in _BODIES:
        return False
    own = any(s.text.lower().startswith(("its ", "their ")) for s in second.sources)
    return own and second.sentence - first.sentence == 1 and (m.head in _BODIES or bool(m.names))


def _takes_up(first: Statement, second: Statement) -> bool:
    """Whether a pronoun stands in the later one for what the earlier is about: *rejected the levy*, *now pays it*."""
    thing = first.theme
    if thing is None or thing.argument.role != "object" or second.sentence - first.sentence > 1:
        return False
    texts = sheet(second.told).of_sentence(second.sentence)
    below = [t for t in texts if t.index > second.index and t.clause.kind in ("adverbial", "infinitive", "complement")]
    return any(
        m.argument.role == "object"
        and (m.text.lower() in ("it", "them", "one") or m.text.lower().startswith("one of "))
        for t in (second, *below)
        for m in (*t.participants, *t.others)
    )


def _one_deed_of_will(first: Stance, second: Stance) -> bool:
    """Whether what hangs on a refusal is what the other stance is about: *refused to admit*, *would admit them*."""
    s = second.statement
    for t in _below(first.statement):
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


def stances(of: Sheet) -> list[Stance]:
    """The stances that a report tells of, in the order of the text; worked out once for each."""
    kept: list[Stance] | None = of.__dict__.get("_stances")
    if kept is None:
        kept = of.__dict__["_stances"] = [found for s in of.body if (found := stance(s)) is not None]
    return kept


def _stance_at(of: Sheet, clause: int) -> Stance | None:
    """The stance that a clause (by index) tells of; worked out once for each."""
    kept: dict[int, Stance | None] = of.__dict__.setdefault("_stance_at", {})
    if clause not in kept:
        kept[clause] = stance(of.statements[clause])
    return kept[clause]


def stance(s: Statement) -> Stance | None:
    """The stance that a statement tells of, or None."""
    base = s.clause.predicate.split()[0] if s.clause.predicate else ""
    found = s.classes & _STANCE_VERBS
    if not found and base in _DEMANDS and _asked_for(s):
        found = frozenset({"accept"})
    ahead = s.standing == "planned" or s.clause.modal in ("will", "would", "be to")
    unheard = s.clause.negated and base == "hear"
    for_sale = s.clause.copula and s.clause.predicate == "for sale"
    at_price = _at_price(s, base)
    if not (found or ahead or unheard or for_sale or at_price) or s.undone or not _willed(s):
        return None
    if s.standing == "supposed" or (s.clause.modal in ("may", "might", "could") and not (found or at_price)):
        return None
    sign = 0
    if at_price:
        return Stance(s, Outlook(1, True, True, _matter(s) | {_SELL}))
    if for_sale:
        return Stance(s, Outlook(-1 if s.negative else 1, None, True, _matter(s) | {_SELL}))
    if found == {"accept"}:
        sign = 1
    elif found == {"refuse"}:
        sign = -1
    elif unheard:
        return Stance(s, Outlook(-1, None, True, _matter(s)))
    elif ahead:
        sign = 1
    if not sign:
        return None
    conditional = _conditional(s)
    matter, strong = _matter(s), bool(found)
    if _SELL in s.classes or not matter.isdisjoint(_SALES):
        matter |= {_SELL}
    if s.clause.negated:
        # *will not do it without A*, *will not do it otherwise* is *will do it, given A*
        if conditional or _otherwise(s):
            return Stance(s, Outlook(1, True, strong, matter, _terms_of(s)))
        return Stance(s, Outlook(-sign, conditional, True, matter))
    terms = _terms_of(s) if conditional else ()
    return Stance(s, Outlook(sign, conditional, strong, matter, terms, _left_out(s) if sign > 0 else frozenset()))


#: what stands for any word of giving a thing away for money
_SELL = "sell"
_SALES = frozenset({"sale", "auction"})


def _asked_for(s: Statement) -> bool:
    """Whether what is demanded is a thing, not somebody's doing."""
    thing = s.theme
    return thing is not None and thing.argument.role == "object" and not s.clause.passive and s.finite


def _at_price(s: Statement, base: str) -> bool:
    """Whether a thing may be had for a price: *for 20 million he may go*, *would sell it for the right sum*."""
    if base not in _PARTING or s.negative or (base != "sell" and s.clause.passive is (base in _GOING)):
        return False
    if s.clause.modal not in ("may", "can", "could", "might", *(("will", "would") if base == "sell" else ())):
        return False
    return _PRICE.search(s.clause.text) is not None and _NO_PRICE.search(s.clause.text) is None


def _otherwise(s: Statement) -> bool:
    """Whether a condition stands before it: *insists on A and will not do it otherwise*."""
    return any(m.argument.role == "adverb" and m.head == "otherwise" for m in s.others) or (
        s.clause.text.lower().rstrip(".").endswith(" otherwise")
    )


def _terms_of(s: Statement) -> tuple[frozenset[str], ...]:
    """The nouns of each condition: of the clause that begins as one, and of those that *and* joins to it."""
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    if _otherwise(s):
        above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
        return (_nouns(above),) if above is not None and above.index < s.index else ()
    found: list[Statement] = []
    for t in sheet(s.told).of_sentence(s.sentence):
        if t.index <= s.index or t.clause.kind not in ("conditional", "adverbial", "main") or t.clause.tense == "none":
            continue
        if found and text[found[-1].clause.end : t.clause.start].strip(" ,\n") == "and":
            found.append(t)
        elif t.clause.kind != "main" and t.clause.above == s.index:
            soon = text[max(0, t.clause.start - 8) : t.clause.start] == "as soon "
            if _CONDITION.match(text, t.clause.start - 8 if soon else t.clause.start):
                found.append(t)
    return tuple(nouns for t in found if (nouns := _nouns(t)))


def _nouns(s: Statement) -> frozenset[str]:
    """The words of content of those who and what takes part."""
    words = {w for m in (*s.participants, *s.others) if not (m.pronoun or timely(m)) for w in m.words}
    return frozenset(w for w in words if w not in COMMON and w not in LIGHT)


_WITHOUT = re.compile(r"\b(?:without|with no)\s+(?:any |the |an? |further |more )?([\w-]+(?: [\w-]+)?)", re.I)


def _left_out(s: Statement) -> frozenset[str]:
    """What somebody would do it without."""
    if "with" not in s.clause.text or (hit := _WITHOUT.search(s.clause.text)) is None or (
        hit[0].lower().startswith(_NO_TERMS)
    ):  # fmt: skip
        return frozenset()
    start, end = s.clause.start + hit.start(1), s.clause.start + hit.end(1)
    words = {
        w for m in s.others if m.argument.start < end and start < m.argument.end and not timely(m) for w in m.words
    } or {hit[1].lower().split()[0].removesuffix("s")}
    return frozenset(w for w in words if w not in COMMON and w not in LIGHT)


#: nouns for bodies that have a will
_BODIES = frozenset(
    "bank union guild college university school council board committee party government cabinet ministry parliament "
    "assembly senate house synod church order league federation association society club company firm airline railway "
    "operator owner army navy command front movement group alliance coalition court commission agency authority state "
    "country republic kingdom city town canton museum theatre hospital port consortium fund trust".split()
)


def _willed(s: Statement) -> bool:
    """Whether its subject can have a will: a person, a name, an actor of the report, or one whose word it is."""
    subject = next((m for m in s.participants if m.argument.role == "subject"), None)
    if subject is None or subject.person or subject.names or s.sources or subject.head in _BODIES:
        return True
    return bool(s.told.actors_at["text"].meeting(subject.argument.start, subject.argument.end))


def _conditional(s: Statement) -> bool | None:
    start, end = s.told.extract.sentences[max(s.sentence, 0)]
    words = s.told.extract.text[start:end].lower()
    if any(w in words for w in _UNCONDITIONAL):
        return False
    condition = s.claim.condition.text.lower() if s.claim is not None and s.claim.condition is not None else ""
    if any(w in words for w in _CONDITIONAL) or (condition and not condition.startswith(_NO_TERMS)):
        return True
    if s.clause.negated and any(w in words for w in (" without ", " until ", " before ")):
        return True
    if " once " in words or _SOON.search(words) or words.startswith(("without ", "if ", "once ")):
        return True
    return None


def _below(s: Statement) -> list[Statement]:
    """The statements of the clauses that hang on this one in its sentence: what is refused, and on what condition."""
    found: list[Statement] = []
    statements = sheet(s.told).statements
    ahead = [s.index]
    while ahead:
        for index, clause in s.told.below.get(ahead.pop(), ()):
            if clause.kind in ("infinitive", "complement", "conditional"):
                ahead.append(index)
                found.append(statements[index])
    return sorted(found, key=lambda t: t.index)


def _matter(s: Statement) -> frozenset[str]:
    found: set[str] = set()
    for t in (s, *(t for t in _below(s) if t.clause.kind != "conditional")):
        subject_too = t.agent is None and not t.classes & _STANCE_VERBS
        mentions = (t.theme, t.agent, *t.others) if subject_too and t is s else (t.theme, *t.others)
        for m in mentions:
            if m is None or m.argument.role in ("by", "adverb", "before", "after", "until"):
                continue
            if m.argument.role == "on" and timely(m):
                continue
            if m.argument.role == "subject" and (t is not s or (_own_will(t) and _thing(t) is not None)):
                continue
            found.update(m.words)
        found.update(w for label in t.labels for w in label.split())
    return frozenset(w for w in found if w not in COMMON and w not in LIGHT and not classes([w]) & _STANCE_VERBS)


def _own_will(s: Statement) -> bool:
    """Whether the subject is whose stance it is: *the league calls for a toll*."""
    return not s.clause.passive and not s.clause.copula and not s.classes.isdisjoint(_STANCE_VERBS)


def _thing(s: Statement) -> Mention | None:
    """What a stance is for or against, where a verb says it."""
    if s.theme is not None and s.theme.argument.role == "object":
        return s.theme
    if _sold(s):
        return s.subject
    if not _own_will(s):
        return None
    return next((m for m in s.others if m.argument.role in ("for", "against", "to") and not timely(m)), None)


def _sold(s: Statement) -> bool:
    """Whether its subject is what may be had for money, or not."""
    base = s.clause.predicate.split()[0] if s.clause.predicate else ""
    return s.clause.predicate == "for sale" or (base in _PARTING and s.theme is s.subject and _at_price(s, base))


def _evidence(s: Statement) -> Evidence:
    """The clause with what hangs on it: the refusal and the thing refused."""
    ends = [t.clause.end for t in _below(s)]
    starts = [t.clause.start for t in _below(s)]
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
        thing = _thing(s)
        if thing is None or thing.pronoun or thing.guessed:
            return False
        things.append(thing)
    m, n = things
    if (_sold(a) or _sold(b)) and bool(m.names) is not bool(n.names):
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
