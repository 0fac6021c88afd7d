"""What somebody would or would not have, and on what terms."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import COMMON, timely
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.words import LIGHT, classes, kinds_among
from sayso.knowledge.lazily import cached_property

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


def stances(of: Sheet) -> list[Stance]:
    """The stances that a report tells of, in the order of the text; worked out once for each."""
    kept: list[Stance] | None = of.__dict__.get("_stances")
    if kept is None:
        kept = of.__dict__["_stances"] = [found for s in of.body if (found := stance(s)) is not None]
    return kept


def stance_at(of: Sheet, clause: int) -> Stance | None:
    """The stance that a clause (by index) tells of; worked out once for each."""
    kept: dict[int, Stance | None] = of.__dict__.setdefault("_stance_at", {})
    if clause not in kept:
        kept[clause] = stance(of.statements[clause])
    return kept[clause]


def stance(s: Statement) -> Stance | None:
    """The stance that a statement tells of, or None."""
    base = s.clause.predicate.split()[0] if s.clause.predicate else ""
    found = s.classes & _STANCE_VERBS
    if s.clause.passive and s.figures and s.clause.tense in ("past", "perfect", "pluperfect"):
        # *twenty lorries were turned back* counts what was done
        return None
    if base == "vote" and not any(m.argument.role in ("for", "against") for m in s.others) and not below(s):
        # *farmers will vote on it*
        return None
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
    if s.clause.kind == "infinitive" and not found and (_too(s) or _to_what_end(s)):
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


def _to_what_end(s: Statement) -> bool:
    """Whether it tells to what end something will be done: *would be sold to pay for laboratories*."""
    above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
    return above is not None and above.clause.passive and above.clause.modal in ("will", "would")


def _too(s: Statement) -> bool:
    """*is too frail to travel*: what is not to be."""
    above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
    return above is not None and " too " in f" {above.clause.text.lower()} "


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
    if _otherwise(s):
        above = sheet(s.told).statements[s.clause.above] if s.clause.above is not None else None
        return (_nouns(above),) if above is not None and above.index < s.index else ()
    return tuple(nouns for t in conditions_of(s) if (nouns := _nouns(t)))


def conditions_of(s: Statement) -> list[Statement]:
    """The clauses behind it that begin as conditions, and those that *and* joins to them."""
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
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
    return found


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
BODIES = frozenset(
    "bank union guild college university school council board committee party government cabinet ministry parliament "
    "assembly senate house synod church order league federation association society club company firm airline railway "
    "operator owner army navy command front movement group alliance coalition court commission agency authority state "
    "country republic kingdom city town canton museum theatre hospital port consortium fund trust "
    "palace embassy foundation academy institute orchestra team junta regime diocese village island tribe district "
    "region".split()
)


def _willed(s: Statement) -> bool:
    """Whether its subject can have a will: a person, a name, an actor of the report, or one whose word it is."""
    subject = next((m for m in s.participants if m.argument.role == "subject"), None)
    if subject is None or subject.person or subject.names or s.sources or subject.head in BODIES:
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


def below(s: Statement) -> list[Statement]:
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
    for t in (s, *(t for t in below(s) if t.clause.kind != "conditional")):
        subject_too = t.agent is None and not t.classes & _STANCE_VERBS
        mentions = (t.theme, t.agent, *t.others) if subject_too and t is s else (t.theme, *t.others)
        for m in mentions:
            if m is None or m.argument.role in ("by", "adverb", "before", "after", "until"):
                continue
            if m.argument.role == "on" and timely(m):
                continue
            if m.argument.role == "subject" and (t is not s or (_own_will(t) and thing_of(t) is not None)):
                continue
            found.update(m.words)
        found.update(w for label in t.labels for w in label.split())
    return frozenset(w for w in found if w not in COMMON and w not in LIGHT and not classes([w]) & _STANCE_VERBS)


def _own_will(s: Statement) -> bool:
    """Whether the subject is whose stance it is: *the league calls for a toll*."""
    return not s.clause.passive and not s.clause.copula and not s.classes.isdisjoint(_STANCE_VERBS)


def thing_of(s: Statement) -> Mention | None:
    """What a stance is for or against, where a verb says it."""
    if s.theme is not None and s.theme.argument.role == "object":
        return s.theme
    if sold(s):
        return s.subject
    if not _own_will(s):
        return None
    return next((m for m in s.others if m.argument.role in ("for", "against", "to") and not timely(m)), None)


def sold(s: Statement) -> bool:
    """Whether its subject is what may be had for money, or not."""
    base = s.clause.predicate.split()[0] if s.clause.predicate else ""
    return s.clause.predicate == "for sale" or (base in _PARTING and s.theme is s.subject and _at_price(s, base))
