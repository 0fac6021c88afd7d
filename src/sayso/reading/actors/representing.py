"""For whom an actor speaks, where the text says it beside the name: *Marlow's lawyer, Ann Price; speaking for them*."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sayso.knowledge.cues import words
from sayso.model import Part
from sayso.reading.actors.merging import Draft
from sayso.reading.document import Sentence, Token

#: Nouns whose holder speaks or acts for somebody.
_AGENTS = words("agent")
#: Verbs of speaking and standing for somebody.
_SPEAKING = ("speak", "act", "appear", "negotiate")
#: Groups of a state that speak for it.
_OF_STATE = frozenset("officials authorities diplomats negotiators envoys representatives".split())

#: Drafts by part and start of the tokens that name them.
Known = Mapping[tuple[Part, int], Draft]


def represented(sentences: list[Sentence], people: Known, others: Known) -> Iterator[tuple[Draft, Draft]]:
    """Persons with the actor for whom they speak, where that one is named too; both by part and start of a token."""
    known = {**others, **people}
    for sentence in sentences:
        for token in sentence.tokens:
            lower = token.lower
            if lower in _AGENTS and token.tag in ("NN", "NNP"):
                person, party = _beside(token, people), _for_whom(token, known)
            elif lower == "behalf" or (token.lemma in _SPEAKING and token.pos == "VERB"):
                person, party = _speaker(token, people), _behalf(token, known)
            elif lower == "represents" or (lower == "representing" and token.pos == "VERB"):
                whom = token.child("dobj")
                person, party = _speaker(token, people), _known(whom, known)
            else:
                continue
            if person is not None and party is not None and person is not party:
                yield person, party


def of_state(draft: Draft) -> bool:
    """*Ukrainian officials, German diplomats*: a group that speaks for its state."""
    return draft.kind == "group" and draft.country is not None and draft.name.split()[-1].lower() in _OF_STATE


def _known(token: Token | None, known: Known) -> Draft | None:
    return known.get((token.sentence.part, token.start)) if token is not None else None


def _beside(noun: Token, people: Known) -> Draft | None:
    """The person whose apposition the noun is, or who is put beside it."""
    for other in (*noun.children, *((noun.head,) if noun.dep in ("appos", "compound", "attr") else ())):
        if other.dep == "appos" or other is noun.head:
            whose = other.child("nsubj") if other is noun.head and noun.dep == "attr" else other
            found = _known(whose, people)
            if found is not None:
                return found
    return None


def _for_whom(noun: Token, known: Known) -> Draft | None:
    """*a lawyer for Marlow, Marlow's lawyer, an envoy of the king*."""
    owner = noun.child("poss")
    if owner is not None:
        return _known(owner, known)
    for prep in noun.children:
        if prep.dep == "prep" and prep.lower in ("for", "of", "to") and prep.i > noun.i:
            if prep.lower == "to" and noun.lower not in ("lawyer", "adviser", "advisor"):
                continue
            whom = prep.child("pobj")
            named = [c for c in whom.children if c.dep == "appos"] if whom is not None else []
            return _known(whom, known) or next((d for c in named if (d := _known(c, known)) is not None), None)
    return None


def _behalf(token: Token, known: Known) -> Draft | None:
    """*speaking for the union, on behalf of the families*."""
    for prep in token.children:
        if prep.dep == "prep" and prep.lower == ("of" if token.lower == "behalf" else "for"):
            return _known(prep.child("pobj"), known)
    owner = token.child("poss") if token.lower == "behalf" else None
    return _known(owner, known)


def _speaker(token: Token, people: Known) -> Draft | None:
    """The person who does what this verb or phrase tells."""
    at = token
    for _ in range(5):
        subject = at.child("nsubj")
        if subject is not None and subject.tag not in ("WP", "WDT"):
            return _known(subject, people)
        if at.dep in ("relcl", "acl") and (found := _known(at.head, people)) is not None:
            return found
        if at.head is at:
            return None
        at = at.head
    return None
