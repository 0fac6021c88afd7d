"""How a clause stands in its report: as a fact, a plan, a wish; how surely; of all or of some; and what undoes it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from sayso.comparing.statements.wordings import find, words_of_text
from sayso.comparing.told import Told
from sayso.knowledge.tables import table
from sayso.model import Claim, Clause, Source

if TYPE_CHECKING:
    from sayso.comparing.statements.mentions import Mention
    from sayso.comparing.statements.statements import Statement

Standing = Literal["asserted", "planned", "possible", "supposed", "wanted"]
Scope = Literal["all", "not all", "some", "none", "one", "both"]

CERTAINTY = {"unsure": 0, "possible": 1, "probable": 2, "certain": 3}
_HEDGES = frozenset(
    "reportedly allegedly apparently presumably perhaps possibly supposedly purportedly seemingly maybe "
    "probably".split()
)
_PLAN_VERBS = frozenset(
    "plan intend want hope expect aim prepare promise vow pledge threaten agree offer decide propose order ask "
    "urge demand "
    "call try attempt seek wish refuse decline fail need due ready set bound likely agree schedule arrange mean "
    "warn".split()
)
#: *is said to be*, *are thought to be*: how sure that is, the certainty tells
HELD = frozenset("say believe think report allege rumour suppose understand suspect know fear deem consider".split())
#: states: what *may* be so now
_LASTING = frozenset({"stem", "originate", "derive", "belong", "contain", "consist", "know", "own"})
#: verbs that say that what hangs on them as an infinitive is so
_IMPLYING = frozenset(
    "manage continue begin start happen prove turn come go cease succeed remember dare help make see be appear "
    "seem".split()
)
OPINIONS = frozenset({"think", "believe", "suppose", "guess", "feel", "doubt", "imagine", "assume"})
_CLEARED = frozenset({"clear", "acquit", "absolve", "exonerate"})
_BEEN = ("past", "perfect", "pluperfect")
_DOUBTED = ("unconfirmed", "not confirmed", "unverified", "unsubstantiated", "rumour", "rumor")
NONE = ("no ", "not a ", "not one ", "none ", "nobody", "no one", "nothing", "neither ", "not a single ")
YET = (
    "no less",
    "no fewer",
    "no more",
    "no longer",
    "nothing less",
    "nothing but",
    "no doubt",
    "no sooner",
    "no other",
)
_ALL = ("all ", "every ", "each ", "the whole ", "everybody", "everyone", "everything", "the entire ")
#: how objects begin of which a denial leaves some
WHOLE = (*_ALL, "both ", "all")
#: words of degree that a denial denies instead
NOT_QUITE = (" wholly", " entirely", " completely", " fully", " altogether", " totally", " quite")
_SOME = (
    "some ",
    "several ",
    "part of",
    "parts of",
    "half ",
    "most ",
    "many ",
    "a few ",
    "a part of",
    "one of ",
    "two of ",
)


#: verbs behind which an infinitive is of what came of it; *went on to reject*
_CARRIED_OUT = frozenset({"manage", "happen", "go on"})
_TAKING = frozenset({"take", "need", "require", "spend"})
_SPELL = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|until|till|rounds?|ballots?|sessions?|"
    r"sittings?|attempts?|votes?)\b",
    re.I,
)


def carried_out(clause: Clause, above: Statement | None) -> bool:
    """Whether an infinitive tells what was done in the end: *took four hours to clear him*, *went on to reject it*."""
    if clause.kind != "infinitive" or clause.tense == "perfect" or clause.negated or above is None:
        return False
    if above.standing != "asserted" or above.negative or above.clause.modal is not None:
        return False
    if above.clause.tense not in ("past", "perfect", "pluperfect") or not clause.text.lower().startswith("to "):
        return False
    if above.clause.predicate == "have" and above.clause.text.lower().endswith((" had", " had to")):
        # *had to abandon the attempt*
        return True
    if above.clause.predicate in _CARRIED_OUT or not above.labels.isdisjoint(_CARRIED_OUT):
        return True
    return above.clause.predicate in _TAKING and _SPELL.search(above.clause.text) is not None


def ceased(clause: Clause, above: Statement | None) -> bool:
    """Whether it is what somebody or something stopped doing: *had stopped rising*."""
    return (
        clause.kind == "infinitive" and above is not None and above.clause.predicate in ("stop", "cease", "quit")
        and clause.text.split()[0].endswith("ing")
    )  # fmt: skip


def undone(clause: Clause, above: Statement | None) -> bool:
    """Whether an infinitive is of what somebody refused, declined or failed to do, or *has yet to* do."""
    if above is not None and above.clause.predicate == "have" and above.clause.text.lower().endswith(" yet"):
        return clause.kind == "infinitive" and above.standing == "asserted" and not above.negative
    return (
        clause.kind == "infinitive" and above is not None and above.standing == "asserted" and not above.negative
        and above.clause.predicate in ("refuse", "decline", "fail", "omit", "neglect")
        and above.clause.tense in ("past", "perfect", "pluperfect")
    )  # fmt: skip


def reason_only(told: Told, index: int, clause: Clause) -> bool:
    """Whether a negation is of the reason alone: *did not fall because of the storm* leaves the fall standing."""
    if any(a.role == "because" for a in clause.arguments) or (clause.negated and _REASON.search(clause.text)):
        return True
    if clause.negated and not _NOT.search(_BESIDE.sub("", clause.text)):
        # *built by her, not by him*; *pleaded not guilty*
        return True
    if any(c.text.lower().startswith("because ") for _, c in told.below.get(index, ())):
        return True
    source = told.extract.text if clause.part == "text" else told.extract.title
    return clause.negated and _REASON.match(source, clause.end) is not None


_REASON = re.compile(r" (?:because of|owing to|due to|on account of|for (?:want|lack|fear) of|for reasons of) ")
#: what a negation leaves standing: what else was not, and the name of a plea
_BESIDE = re.compile(
    r"(?:,|;|\band) not (?:by|in|at|on|from|for|with|to|the|an?|his|her|its|their) .*$|\bnot[ -]guilty\b", re.I
)
_NOT = re.compile(r"\b(?:not|never|neither|nor|cannot|nobody|none|no)\b|n[’']t\b", re.I)


def scope_of(text: str, opening: str, subject: Mention | None) -> Scope | None:
    if text.startswith("not all") or opening.startswith(("not all", "not every")):
        return "not all"
    if opening.startswith(("only one ", "just one ", "only one of")):
        return "one"
    if opening.startswith("both "):
        return "both"
    if opening.startswith(NONE) and not opening.startswith(YET):
        return "none"
    if opening.startswith(_ALL):
        return "all"
    if opening.startswith(_SOME) and not opening[5:6].isdigit():
        # not *some 300 ballots*
        return "some"
    return None


def standing_of(clause: Clause, claim: Claim | None, above: Statement | None, wording: frozenset[str]) -> Standing:
    if clause.kind == "conditional" or (clause.modal == "would" and clause.tense == "perfect"):
        return "supposed"
    if clause.text.lower().startswith(("whether ", "if ", "unless ", "how many ", "how much ")):
        return "supposed"
    if above is not None and clause.kind == "complement" and _own_earlier_word(above):
        return "supposed"
    if above is not None and clause.kind == "adverbial" and above.clause.predicate in _CLEARED:
        # *was cleared of having sold it*
        return "supposed"
    if claim is not None:
        if claim.attitude in ("demand", "offer", "question"):
            return "wanted"
        if claim.attitude in ("threat", "promise", "prediction"):
            # *swears that he saw it*, *warned that the dam had cracked*: of what has been
            been = clause.kind == "complement" and clause.modal is None and clause.tense in _BEEN
            return "asserted" if been else "planned"
        if claim.attitude in ("belief", "accusation") and claim.certainty == "certain":
            return "possible" if claim.attitude == "belief" else "asserted"
    if above is not None and clause.kind == "complement" and above.clause.predicate in OPINIONS:
        return "possible"
    if clause.modal in ("will", "be to", "would", "shall"):
        return "planned"
    if clause.modal in ("may", "might", "could"):
        # *may fall* is to come; *may have fallen*, *may have smallpox*, *may be the wreck*, *may come from the ship*
        # are open
        from_there = clause.predicate == "come" and any(a.role == "from" for a in clause.arguments)
        owned = clause.predicate == "have" and any(a.role == "object" for a in clause.arguments)
        lasting = clause.copula or clause.progressive or from_there or owned or clause.predicate in _LASTING
        return "planned" if clause.tense == "none" and not lasting else "possible"
    if clause.modal in ("must", "should", "ought"):
        return "wanted"
    if clause.kind == "infinitive" and above is not None and above.clause.passive and above.clause.predicate in HELD:
        return "asserted"
    if clause.kind == "infinitive" and above is not None and clause.tense != "perfect":
        if above.clause.predicate.split()[0] in _PLAN_VERBS or above.clause.copula:
            return "planned"
        if above.standing != "asserted":
            return above.standing
    if clause.kind == "infinitive" and clause.tense != "perfect":
        asserting = above is not None and above.clause.predicate.split()[0] in _IMPLYING and not above.negative
        return "asserted" if asserting else "planned"
    if clause.kind == "participle" and clause.text.lower().startswith("that "):
        return "possible"
    if above is not None and above.standing == "supposed" and clause.kind != "relative":
        return "supposed"
    if (
        above is not None and clause.kind == "complement" and above.clause.predicate in _PLAN_VERBS
        and not (above.clause.predicate == "set" and "free" in above.classes)
    ):  # fmt: skip
        # *it is likely that he sold it* is of what has been
        been = above.clause.predicate == "likely" and clause.tense in ("past", "perfect", "pluperfect")
        return "asserted" if been else "planned"
    return "asserted"


def _own_earlier_word(above: Statement) -> bool:
    """Whether it is what the paper itself printed before: *on Monday we stated that …*."""
    subject = above.theme if above.agent is None else above.agent
    return (
        subject is not None and subject.text.lower() == "we" and above.clause.tense in ("past", "perfect", "pluperfect")
        and above.clause.predicate in ("state", "write", "report", "print", "publish", "say")
        and (above.claim is None or above.claim.manner != "quoted")
    )  # fmt: skip


@cache
def _hearsay_nouns() -> dict[str, int]:
    """How sure that is of which a noun only tells that it is talked of, feared or thought likely."""
    return {noun: CERTAINTY[level] for level, nouns in table("hearsay") for noun in nouns.split(",")}


#: verbs that such a noun has: *rumour has it that*, *whispers are going round that*
_ROUND = frozenset("be have go spread circulate abound swirl fly persist surface emerge run grow mount arise".split())


#: how a clause begins that says what a noun is of, not which it is: *a story that the forger had fled*
_OF_THE_NOUN = re.compile(
    r"that (?!(?:is|are|was|were|has|had|have|would|will|could|can|may|might|did|does|[a-z]+ed)\b)"
)


def _hearsay(told: Told, clause: Clause, above: Statement | None) -> int:
    """How sure that is which is only talked of: *there was talk that*, *rumour has it that*, *a story that … went
    round*; 3 where it is none.
    """
    if not _OF_THE_NOUN.match(clause.text):
        return 3
    nouns = _hearsay_nouns()
    text = told.extract.text if clause.part == "text" else told.extract.title
    before = text[max(0, clause.start - 24) : clause.start].lower().rstrip(" ,\n").split()
    if before and (level := nouns.get(before[-1], nouns.get(_single(before[-1])))) is not None:
        return level
    if above is None or clause.kind not in ("complement", "participle", "relative") or above.negative:
        return 3
    if above.clause.copula and find("hedge_words", words_of_text(above.clause.text), frozenset({"likely"})):
        # *the likeliest explanation is that …*
        return 2
    if above.clause.predicate.split()[0] not in _ROUND and not above.clause.copula:
        return 3
    return min((nouns[m.head] for m in above.participants if nouns.get(m.head, 3) < 2), default=3)


def is_hearsay(noun: str) -> bool:
    """Whether a noun tells that something is only talked of: *rumour*, *gossip*."""
    return _hearsay_nouns().get(noun) == 0


def of_hearsay(told: Told, clause: Clause, noun: str) -> bool:
    """Whether a *that* clause tells what a noun of hearsay is of: *a rumour that the forger fled*."""
    return noun in _hearsay_nouns() and _OF_THE_NOUN.match(clause.text) is not None


#: *it is not impossible that*
_RULED_OUT = frozenset("impossible excluded unlikely improbable inconceivable unthinkable implausible".split())


def tells_hearsay(s: Statement) -> bool:
    """Whether a statement is what a noun of hearsay in the clause above is of."""
    above = s.clause.above
    if above is None:
        return False
    nouns = (a.head for a in s.told.extract.clauses[above].arguments)
    return any(of_hearsay(s.told, s.clause, noun) for noun in nouns)


def impersonal(clause: Clause, above: Statement) -> bool:
    """Whether it is what nobody in particular is said to say: *it is rumoured on the quay that …*."""
    subject = above.subject
    return (
        subject is not None and subject.text.lower() == "it" and above.clause.passive and not above.negative
        and above.clause.predicate.split()[0] in _UNSAID and clause.text.lower().startswith("that ")
    )  # fmt: skip


_UNSAID = frozenset(
    "rumour rumor whisper say allege claim believe think suppose presume suspect fear assume understand mutter murmur "
    "gossip surmise speculate conjecture hint suggest".split()
)


def _bare(text: str) -> str:
    """A phrase in small letters without its article."""
    return text.lower().removeprefix("an ").removeprefix("the ").removeprefix("a ")


def _hearsay_source(source: Source) -> int:
    """How sure that is which somebody is said to have from hearsay: *according to gossip on the quay*; else 3."""
    words = _bare(source.text).split()
    if not words:
        return 3
    if words[0].startswith(_DOUBTED):
        return 1
    return 0 if not source.named and _hearsay_nouns().get(_single(words[0])) == 0 else 3


def _single(noun: str) -> str:
    return f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun.removesuffix("s")


#: predicates behind which *of having sold it* is what somebody is charged with
_ACCUSING = frozenset({"accuse", "charge", "suspect", "under suspicion", "blame", "denounce", "reproach", "indict"})


def certainty_of(told: Told, clause: Clause, claim: Claim | None, above: Statement | None) -> int:
    level = CERTAINTY[claim.certainty] if claim is not None else 3
    if clause.modal in ("may", "might", "could"):
        level = min(level, 1)
    if claim is not None:
        level = min([level, *map(_hearsay_source, claim.sources)])
    if above is not None and above.clause.predicate == "fear" and above.clause.passive:
        level = min(level, 1)
    if any(w in _HEDGES for w in clause.words):
        level = min(level, 1)
    if above is not None and clause.kind == "participle" and clause.text.lower().startswith("that "):
        # *unconfirmed reports that …*, *a rumour that …*
        words = above.clause.text.lower()
        if any(doubted in words for doubted in _DOUBTED):
            level = min(level, 1)
    level = min(level, _hearsay(told, clause, above))
    if above is not None and impersonal(clause, above):
        level = min(level, 1)
    if above is not None and above.negative and above.clause.copula and above.clause.predicate in _RULED_OUT:
        level = min(level, 1)
    if above is not None and clause.kind == "adverbial" and above.clause.predicate in _ACCUSING:
        level = min(level, 1)
    if above is not None and above.clause.predicate in ("suspect", "believe", "think", "seem", "appear", "fear"):
        level = min(level, 2 if above.clause.predicate != "suspect" else 1)
    if above is not None and above.clause.passive and clause.kind == "infinitive" and above.clause.predicate in (
        "say", "believe", "think", "report", "allege", "rumour", "suppose", "understand", "suspect", "fear",
    ):  # fmt: skip
        level = min(level, 1)
    if above is not None and clause.kind == "complement" and above.certainty < level and above.clause.predicate in (
        "tell", "say", "report",
    ):  # fmt: skip
        level = min(level, above.certainty)
    return level
