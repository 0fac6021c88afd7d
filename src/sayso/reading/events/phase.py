"""Whether a thing is planned, begun, under way, done, failed or reversed; and whether it is said not to be."""

from __future__ import annotations

from sayso.model import Phase, Polarity
from sayso.reading.document import Token

_MODALS = {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "will", "shall": "will"}
_NEVER = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "scarcely", "nowhere"})
_NONE = frozenset({"no", "nobody", "none", "nothing", "neither", "no-one"})
#: what stands over an infinitive that is yet to come
_AHEAD = frozenset("go be have need set due about likely unlikely expected bound want wish like hope ought".split())
_DONE_OVER = frozenset(
    "manage go_on proceed help force see watch hear make have claim appear seem say report believe know think "
    "happen use get".split()
)
_BEFORE_NOUN: dict[str, Phase] = {
    "planned": "planned", "proposed": "planned", "possible": "planned", "potential": "planned", "upcoming": "planned",
    "future": "planned", "scheduled": "planned", "threatened": "planned", "looming": "planned", "imminent": "planned",
    "ongoing": "under way", "continuing": "under way", "continued": "under way", "current": "under way",
    "attempted": "failed", "failed": "failed", "foiled": "failed", "botched": "failed", "abortive": "failed",
    "unsuccessful": "failed", "thwarted": "failed",
}  # fmt: skip


def modal(verb: Token) -> str | None:
    """*will*, *would*, *must* …; *will* for *is going to*; the modal of the verb that it is joined to."""
    for child in verb.children:
        if child.dep == "aux" and child.tag == "MD":
            return _MODALS.get(child.lower, child.lower)
    head = verb.head
    if verb.dep == "xcomp" and head.lower == "going" and head.tag == "VBG" and _to(verb):
        return "will"
    if verb.dep == "xcomp" and head.lemma == "be" and _to(verb):
        return "will"
    if verb.dep == "xcomp" and head.lemma in ("have", "need") and head.tag[:2] == "VB" and _to(verb):
        return "must"
    if (
        verb.dep == "conj"
        and verb.tag == "VB"
        and head.tag == "VB"
        and not any(c.dep in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ):
        return modal(head)
    return None


def _to(verb: Token) -> bool:
    return any(c.lower == "to" and c.dep == "aux" for c in verb.children)


def perfect(verb: Token) -> bool:
    """With *have*: *may have taken*, *had been hit*."""
    return any(c.dep == "aux" and c.lemma == "have" for c in verb.children)


def progressive(verb: Token) -> bool:
    """*is taking*, *was being hit*."""
    return verb.tag == "VBG" and any(c.dep == "aux" and c.lemma == "be" for c in verb.children)


def conditional(verb: Token) -> bool:
    """*if it falls*, *unless …*, *had it given way*."""
    for child in verb.children:
        if child.dep == "mark" and child.lower in ("if", "unless", "lest"):
            return True
    first = verb.children[0] if verb.children else None
    return (
        verb.dep == "advcl"
        and first is not None
        and first.lower == "had"
        and first.i < verb.i
        and first.dep == "aux"
        and any(c.dep in ("nsubj", "nsubjpass") and c.i > first.i for c in verb.children)
    )


def verb_phase(verb: Token, state: bool) -> Phase:
    """The phase that the verb's own forms and what it hangs on give it."""
    auxiliary = modal(verb)
    if auxiliary is not None:
        return "done" if perfect(verb) and auxiliary != "will" else "planned"
    if conditional(verb):
        return "planned"
    if progressive(verb):
        return "under way"
    head = verb.head
    completes = verb.dep in ("xcomp", "ccomp") or (verb.dep in ("advcl", "acl", "relcl") and _to(verb))
    if verb.tag == "VB" and head is not verb and completes:
        if verb.dep == "xcomp" and head.lemma in _DONE_OVER:
            return "under way" if state else "done"
        return "planned"
    if (
        verb.dep == "conj"
        and head.tag == verb.tag
        and head.tag in ("VB", "VBG")
        and not any(c.dep in ("nsubj", "nsubjpass", "aux") for c in verb.children)
    ):
        return verb_phase(head, state)
    return "under way" if state else "done"


def noun_phase(noun: Token, state: bool) -> Phase:
    """The phase that the words before the noun give it."""
    for child in noun.children:
        if child.i < noun.i and child.lower in _BEFORE_NOUN:
            return _BEFORE_NOUN[child.lower]
    return "under way" if state else "done"


def is_negated(verb: Token, nouns: list[Token]) -> bool:
    """Negated by *not*, by *no* before subject or object (*No house was flooded*), or by *without*."""
    count = 0
    for child in verb.children:
        if child.dep == "neg" or child.lower in _NEVER:
            if child.lower == "not" and child.nbor() is not None and child.nbor().lower == "only":  # type: ignore[union-attr]
                continue
            count += 1
        elif (child.lower == "longer" and any(c.lower == "no" for c in child.children)) or (
            child.dep == "aux" and any(c.dep == "neg" for c in child.children)
        ):
            count += 1
    if verb.dep == "pcomp" and verb.head.lower == "without":
        count += 1
    if (
        count == 0
        and verb.dep == "conj"
        and verb.tag == verb.head.tag == "VB"
        and not any(c.dep in ("aux", "nsubj", "nsubjpass") for c in verb.children)
    ):
        joint = next((c for c in verb.head.children if c.dep == "cc"), None)
        if joint is not None and joint.lower in ("or", "nor"):
            return is_negated(verb.head, [])
    for noun in nouns:
        if _none(noun):
            count += 1
            break
    return count % 2 == 1


def _none(noun: Token) -> bool:
    if noun.lower in _NONE:
        return True
    before: Token | None = None
    for child in noun.children:
        if child.i > noun.i:
            break
        if child.dep in ("det", "neg") and child.lower in ("no", "neither"):
            return True
        if child.lower == "not" or (child.dep in ("neg", "preconj") and child.lower in _NEVER):
            before = child
    if before is not None:
        follower = before.nbor()
        return follower is not None and follower.lower in ("a", "one", "single")
    return False


def polarity(negated: bool) -> Polarity:
    return "negative" if negated else "positive"
