"""Who does it and to whom: the noun phrases that stand where the reading of a trigger says they do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from sayso.knowledge.events import lexicon
from sayso.reading.document import Token
from sayso.reading.events.grammar import (
    RELATIVES,
    TIMES,
    adjuncts,
    antecedent,
    coordinated,
    holder,
    is_passive,
    is_pronoun,
    noun_phrase,
    objects,
    prepositions,
    subjects,
)
from sayso.reading.events.triggers import Trigger

#: where a target stands when the table's slots are empty, by type of event
_ELSEWHERE = ("against", "on", "to", "with", "for", "from", "over", "at", "toward", "towards")
#: where a place stands for those who live there
_AREA = ("in", "into", "across", "near", "along", "around", "outside", "throughout", "inside", "at")
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})
_FORCES = frozenset({"government", "rebel", "militant", "army", "regime", "coalition", "separatist", "police", "junta"})
#: who can be done something to, apart from names
_BEINGS = ("person", "force", "state", "leader", "civilian", "crowd", "captive", "refugee", "worker")


class Usable(Protocol):
    """What the frame of a sentence knows of its nouns."""

    def __call__(self, token: Token) -> bool:
        """Whether the noun can be a party: no date, say."""

    def demonym(self, token: Token) -> bool:
        """Whether the word is an adjective of a place: *Russian*."""


#: what those who do it together do with each other
_RECIPROCAL = frozenset({"agree", "sign"})
#: types of what two or more do together
_MUTUAL = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
_OF_TWO = frozenset({"SUPPORT", "COOPERATE"})


@cache
def _grounds() -> frozenset[str]:
    return _beings() | lexicon().classes["ground"]


@cache
def _beings() -> frozenset[str]:
    classes = lexicon().classes
    return frozenset().union(*(classes[name] for name in _BEINGS))


def parties(trigger: Trigger, usable: Usable) -> tuple[list[Token], list[Token]]:
    """Heads of agents and of targets."""
    if trigger.extra:
        clause = trigger.noun
        assert clause is not None
        return _named(trigger.speakers, trigger.anchor, usable), _named(subjects(clause), clause, usable)
    if trigger.anchor.tag[:2] == "VB":
        agents, targets = _of_verb(trigger, usable)
    else:
        agents, targets = _of_noun(trigger, usable)
    taken = {t.i for t in agents}
    targets = [t for t in targets if t.i not in taken]
    if len(agents) > 1 and trigger.predicate in _RECIPROCAL and not any(_being(t) for t in targets):
        # the first and the second signed a pact: with each other
        targets = agents[1:] + targets
    return agents, targets


def _named(tokens: list[Token], verb: Token, usable: Usable) -> list[Token]:
    """These, with pronouns replaced by what they certainly stand for."""
    if not tokens:
        return []
    found: list[Token] = []
    for token in tokens:
        if is_pronoun(token):
            better = antecedent(token, verb)
            found.extend(better or ([token] if token.tag == "PRP" and token.lower != "it" else []))
        elif not _party(token):
            continue
        elif usable(token):
            found.append(token)
        else:
            found.extend(t for t in _behind_dateline(token) if usable(t))
    seen: set[int] = set()
    return [t for t in found if not (t.i in seen or seen.add(t.i))]  # type: ignore[func-returns-value]


def _party(token: Token) -> bool:
    if token.lower in RELATIVES and not token.text.isupper():
        return False
    return token.text[0].isalnum() and (token.lower not in TIMES or (token.lower == "may" and token.tag == "NNP"))


def _behind_dateline(token: Token) -> Iterator[Token]:
    """The subject that the parse hung on the dateline before it: *PARIS -- A court …*."""
    for child in token.children:
        if child.dep in ("appos", "dep", "npadvmod", "conj") and child.pos in ("NOUN", "PROPN"):
            yield child
            yield from _behind_dateline(child)


def _of_verb(trigger: Trigger, usable: Usable) -> tuple[list[Token], list[Token]]:
    verb, noun, row = trigger.anchor, trigger.noun, trigger.row
    passive = is_passive(verb)
    slots = row.targets if row is not None else ("obj",)
    if noun is not None:
        return _of_carried(trigger, usable, passive)
    if passive:
        agents = adjuncts(verb, "by")
    else:
        agents = subjects(verb)
    if "subj" in slots and not passive:
        targets = objects(verb) or subjects(verb)
        if not objects(verb):
            agents = [h for p in trigger.parts for h in adjuncts(p, row.doer)] if row is not None and row.doer else []
        return _named(agents, verb, usable), _named(targets, verb, usable)
    targets = _slots(trigger, slots, usable)
    if trigger.type is not None:
        if not targets:
            targets = _fallback(trigger, usable)
        targets = _with_area(trigger, targets, usable)
    if row is None and passive is False and not targets and trigger.type is None:
        targets = _named(objects(verb), verb, usable)
    return _named(agents, verb, usable), targets


def _of_carried(trigger: Trigger, usable: Usable, passive: bool) -> tuple[list[Token], list[Token]]:
    """Parties of *carried out a strike on*, *came under fire from*, *talks were held with*."""
    verb, noun, row = trigger.anchor, trigger.noun, trigger.row
    assert noun is not None and row is not None
    own = _owners(noun, usable)
    if trigger.operation == "receive":
        agents = adjuncts(noun, "from") or adjuncts(verb, "from") or adjuncts(noun, "by") or adjuncts(verb, "by") or own
        return _named(agents, verb, usable), _named(subjects(verb), verb, usable)
    agents = (adjuncts(verb, "by") or adjuncts(noun, "by") or own) if passive else subjects(verb)
    targets = _slots(trigger, row.targets, usable)
    if trigger.type in _MUTUAL and len(agents) > 1:
        return _named(agents, verb, usable), targets
    targets = targets or _fallback(trigger, usable)
    return _named(agents, verb, usable), _with_area(trigger, targets, usable) if trigger.type is not None else targets


def _slots(trigger: Trigger, slots: tuple[str, ...], usable: Usable) -> list[Token]:
    """What stands in the first of these slots that holds anything usable."""
    verb, noun = trigger.anchor, trigger.noun
    for slot in slots:
        if slot == "obj":
            heads = [t for t in objects(verb) if noun is None or t.i != noun.i] or _raised(trigger)
        elif slot == "inner":
            heads = _inner(trigger, usable)
        elif slot == "subj":
            heads = subjects(verb)
        else:
            heads = _behind(trigger, slot)
        found = _named(heads, verb, usable)
        if found:
            return found
    return []


def _raised(trigger: Trigger) -> list[Token]:
    """Who may do it: *allowed the convoy to pass*, where the parse has the convoy below the infinitive."""
    below = trigger.aim.anchor if trigger.aim is not None else None
    if below is None or below.dep != "ccomp" or below.tag != "VB":
        return []
    return [c for c in below.children if c.dep == "nsubj"]


def _behind(trigger: Trigger, preposition: str) -> list[Token]:
    verb, noun = trigger.anchor, trigger.noun
    if noun is not None:
        found = adjuncts(noun, preposition)
        if found:
            return found
    found = adjuncts(verb, preposition)
    if found:
        return found
    if preposition == "dative":
        if noun is not None and verb.tag[:2] == "VB":
            return [t for t in objects(verb) if t.i != noun.i]
        return []
    for thing in objects(verb) if noun is None and verb.tag[:2] == "VB" else []:
        found = adjuncts(thing, preposition)
        if found and preposition != "of":
            return found
    if preposition == "from" and noun is None and verb.tag[:2] == "VB":
        for thing in objects(verb):
            # the request of the minister
            owners = holder(thing) if any(c.dep == "poss" for c in thing.children) else adjuncts(thing, "by")
            if owners:
                return owners
    return []


def _inner(trigger: Trigger, usable: Usable) -> list[Token]:
    """The targets of the infinitive or clause below."""
    if trigger.aim is not None:
        below = parties(trigger.aim, usable)[1]
        if below:
            return below
        return objects(trigger.aim.anchor) if trigger.aim.anchor.tag[:2] == "VB" else []
    return []


def _fallback(trigger: Trigger, usable: Usable) -> list[Token]:
    verb, noun = trigger.anchor, trigger.noun
    for preposition in _ELSEWHERE:
        found = _named(_behind(trigger, preposition), verb, usable)
        if found:
            return found
    if noun is None and verb.tag[:2] == "VB":
        found = _named(objects(verb), verb, usable)
        if found:
            return found
    below = _named(_inner(trigger, usable), verb, usable)
    if below:
        return below
    for aim in _purposes(verb):
        found = _named(objects(aim) or [h for _, hs in prepositions(aim) for h in hs], verb, usable)
        if found:
            return found
    return []


def _purposes(verb: Token) -> Iterator[Token]:
    """The verbs of *to build …*, *on helping …* below a verb."""
    for child in verb.children:
        if child.dep in ("advcl", "xcomp") and child.tag in ("VB", "VBG"):
            yield child
            yield from _purposes(child)
        elif child.dep == "prep":
            for inner in child.children:
                if inner.dep == "pcomp" and inner.tag == "VBG":
                    yield inner
                    yield from _purposes(inner)


def _with_area(trigger: Trigger, targets: list[Token], usable: Usable) -> list[Token]:
    """The targets; where none of them is a being or a name, those who are met by it at a place join them.

    *imposed a curfew in the port*, *gave money to build roads in Chad*: the place stands for whom it is done to.
    """
    if trigger.type in _OF_TWO or any(_being(t) for t in targets):
        return targets
    beyond = _beyond(targets if trigger.noun is None else [trigger.noun, *targets], trigger, usable)
    if beyond:
        return targets + beyond
    verb = trigger.anchor
    bearers = [b for b in (trigger.noun, verb) if b is not None]
    bearers.extend(t for t in targets if t.i not in {b.i for b in bearers})
    if verb.tag[:2] == "VB":
        bearers.extend(_purposes(verb))
        bearers.extend(h for b in list(_purposes(verb)) for h in objects(b))
        if trigger.aim is not None and trigger.aim.anchor.tag[:2] == "VB":
            bearers.extend([trigger.aim.anchor, *objects(trigger.aim.anchor)])
    for bearer in bearers:
        for preposition in _AREA:
            found = _named(adjuncts(bearer, preposition), verb, usable)
            found = [t for t in found if t.pos == "PROPN" or t.lemma.lower() in _grounds()]
            if found:
                return targets + [t for t in found if t.i not in {k.i for k in targets}]
    return targets


def _beyond(things: list[Token], trigger: Trigger, usable: Usable) -> list[Token]:
    """Whom the thing that is done something to concerns: *cut aid to the island*, *lifted limits imposed on the
    union*, *ordered the tanker's release*.
    """
    for thing in things:
        bearers = [thing, *(c for c in thing.children if c.dep == "acl" and c.tag == "VBN")]
        if trigger.operation is not None or trigger.noun is not None:
            bearers.append(trigger.anchor)
        for bearer in bearers:
            for preposition in _CONCERNS:
                found = _named(adjuncts(bearer, preposition), trigger.anchor, usable)
                found = [t for t in found if _being(t)]
                if found:
                    return found
        if trigger.anchor.tag[:2] == "VB":
            owners = [
                t for c in thing.children if c.dep == "poss" and c.pos in ("NOUN", "PROPN") for t in coordinated(c)
            ]
            if owners and not any(is_pronoun(t) for t in owners):
                return [t for t in owners if usable(t)]
    return []


#: prepositions behind which stands whom a thing concerns
_CONCERNS = ("to", "on", "against", "with", "between", "for", "from", "of")


def _being(token: Token) -> bool:
    """A person, body or state, or anything with a name in its phrase."""
    if token.pos in ("PROPN", "PRON") or token.lemma.lower() in _beings():
        return True
    first, last = noun_phrase(token)
    return any(
        t.tag in ("NNP", "NNPS") or t.lemma.lower() in _beings() for t in token.sentence.tokens[first.i : last.i + 1]
    )


def _owners(noun: Token, usable: Usable) -> list[Token]:
    """Who stands before the noun: in the genitive, as an adjective of a country, as a name."""
    found: list[Token] = []
    for child in noun.children:
        if child.i > noun.i or child.dep not in _BEFORE:
            continue
        if child.dep == "poss":
            if child.pos in ("NOUN", "PROPN") and usable(child):
                found.extend(coordinated(child))
        elif _name(child, usable) or child.lemma.lower() in _FORCES:
            found.append(child)
    return found


def _name(token: Token, usable: Usable) -> bool:
    if not token.text[0].isupper() or not usable(token):
        return False
    return token.pos == "PROPN" or (token.pos == "ADJ" and (token.i > 0 or usable.demonym(token)))


def _of_noun(trigger: Trigger, usable: Usable) -> tuple[list[Token], list[Token]]:
    noun, row = trigger.anchor, trigger.row
    assert row is not None
    agents = adjuncts(noun, "by") or _owners(noun, usable)
    targets: list[Token] = []
    for slot in row.targets:
        found = _named(adjuncts(noun, slot), noun, usable)
        if found:
            targets = found
            break
    if "of" not in row.targets and not agents:
        agents = adjuncts(noun, "of")
    head = noun.head
    if not agents and noun.dep in ("dobj", "pobj"):
        verb = head if noun.dep == "dobj" else head.head
        if (
            verb.tag[:2] == "VB"
            and noun.dep == "dobj"
            and verb.lemma in ("announce", "say", "have", "continue", "order", "plan")
        ):
            agents = subjects(verb)
    if not targets and row.type is not None:
        for preposition in (*_ELSEWHERE, *_AREA):
            found = _named([h for name, hs in prepositions(noun) if name == preposition for h in hs], noun, usable)
            if found:
                targets = found
                break
    return _named(agents, noun, usable), targets
