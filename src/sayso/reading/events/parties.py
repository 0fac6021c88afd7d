"""Who does it and to whom: the noun phrases that stand where the reading of a trigger says they do."""

from __future__ import annotations

from collections.abc import Callable

from sayso.reading.document import Token
from sayso.reading.events.grammar import (
    RELATIVES,
    adjuncts,
    antecedent,
    coordinated,
    holder,
    is_passive,
    is_pronoun,
    objects,
    prepositions,
    subjects,
)
from sayso.reading.events.triggers import Trigger

#: where a target stands when the table's slots are empty, by type of event
_ELSEWHERE = ("against", "on", "to", "with", "for", "from", "over", "at", "toward", "towards")
#: where a place stands for those who live there
_AREA = ("in", "into", "across", "near", "along", "around", "outside", "throughout", "inside", "at")
_AREA_TYPES = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "CONCEDE", "RETREAT", "SANCTION", "AGREE", "PROTEST", "CONSULT",
                         "COOPERATE", "THREATEN", "SUPPORT", "REQUEST", "REJECT"})  # fmt: skip
_BEFORE = frozenset({"compound", "amod", "nmod", "poss"})

Usable = Callable[[Token], bool]


def parties(trigger: Trigger, usable: Usable) -> tuple[list[Token], list[Token]]:
    """Heads of agents and of targets. ``usable`` says whether a noun can be a party (no date, say)."""
    if trigger.extra:
        clause = trigger.noun
        assert clause is not None
        return _named(trigger.speakers, trigger.anchor, usable), _named(subjects(clause), clause, usable)
    if trigger.anchor.tag[:2] == "VB":
        agents, targets = _of_verb(trigger, usable)
    else:
        agents, targets = _of_noun(trigger, usable)
    taken = {t.i for t in agents}
    return agents, [t for t in targets if t.i not in taken]


def _named(tokens: list[Token], verb: Token, usable: Usable) -> list[Token]:
    """These, with pronouns replaced by what they certainly stand for."""
    found: list[Token] = []
    for token in tokens:
        if is_pronoun(token):
            better = antecedent(token, verb)
            found.extend(better or ([token] if token.tag == "PRP" and token.lower != "it" else []))
        elif token.lower not in RELATIVES and usable(token):
            found.append(token)
    seen: set[int] = set()
    return [t for t in found if not (t.i in seen or seen.add(t.i))]  # type: ignore[func-returns-value]


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
        agents = agents if objects(verb) else adjuncts(verb, row.doer) if row is not None and row.doer else []
        return _named(agents, verb, usable), _named(targets, verb, usable)
    targets = _slots(trigger, slots, usable)
    if not targets and trigger.type is not None:
        targets = _fallback(trigger, usable)
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
    if not targets:
        targets = _fallback(trigger, usable)
    return _named(agents, verb, usable), targets


def _slots(trigger: Trigger, slots: tuple[str, ...], usable: Usable) -> list[Token]:
    """What stands in the first of these slots that holds anything usable."""
    verb, noun = trigger.anchor, trigger.noun
    for slot in slots:
        if slot == "obj":
            heads = [t for t in objects(verb) if noun is None or t.i != noun.i]
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
    if trigger.type in _AREA_TYPES:
        for preposition in _AREA:
            found = _named(_behind(trigger, preposition), verb, usable)
            if found:
                return found
    return []


def _owners(noun: Token, usable: Usable) -> list[Token]:
    """Who stands before the noun: in the genitive, as an adjective of a country, as a name."""
    found: list[Token] = []
    for child in noun.children:
        if child.i > noun.i or child.dep not in _BEFORE:
            continue
        if child.dep == "poss":
            if child.pos in ("NOUN", "PROPN") and usable(child):
                found.extend(coordinated(child))
        elif (child.text[:1].isupper() and child.i > 0 and child.pos in ("PROPN", "ADJ") and usable(child)) or child.lemma.lower() in (
            "government",
            "rebel",
            "militant",
            "army",
            "regime",
            "coalition",
            "separatist",
            "police",
        ):
            found.append(child)
    return found


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
