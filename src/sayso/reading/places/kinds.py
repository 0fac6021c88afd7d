"""How a place is meant: the place itself, those who govern it, or an adjective."""

from __future__ import annotations

from sayso.model import PlaceKind
from sayso.reading.places.evidence import verbs
from sayso.reading.places.mention import Mention

#: What only those have who can speak: *Norland's refusal to sign*.
_GOVERNMENT_NOUNS = frozenset(
    "refusal denial demand insistence threat ultimatum readiness willingness reluctance".split()
)
#: States of mind: *Norland is willing to talk*.
_GOVERNMENT_STATES = frozenset("willing unwilling ready prepared reluctant determined eager opposed committed".split())

#: Verbs that pass on to the one behind them who acts: *has yet to approve*, *began to withdraw*.
_CARRIERS = frozenset("have begin start continue seem appear fail need try be agree go".split())


def kind_of(mention: Mention) -> PlaceKind:
    """``adjective`` for adjectives and peoples, ``stand-in`` where a state or its capital acts as a government."""
    if mention.adjective is not None:
        return "adjective"
    row = mention.entry
    if row is None or (row.type not in ("country", "capital") and row.number not in (2800866,)):
        return "literal"
    head = mention.head
    while head.dep == "conj" and head.head.pos == "PROPN":
        # France and Germany urged
        head = head.head
    verb = head.head
    if head.dep == "poss" and verb.lemma in _GOVERNMENT_NOUNS:
        return "stand-in"
    if head.dep == "nsubj" and verb.lemma == "be" and any(c.lower in _GOVERNMENT_STATES for c in verb.children):
        return "stand-in"
    if head.dep == "dobj" and verb.lemma in verbs("addressed"):
        return "stand-in"
    if head.dep != "nsubj" or verb.pos != "VERB":
        return "literal"
    done = {verb.lemma}
    inner = verb.child("xcomp")
    if verb.lemma in _CARRIERS and inner is not None:
        done.add(inner.lemma)
    if done & verbs("governs"):
        return "stand-in"
    acts = verb.lemma in verbs("governs what") and verb.child("dobj") is not None
    return "stand-in" if acts else "literal"
