"""The words of one sentence that name events, with their readings: verbs, nouns, and verbs that carry a noun."""

from __future__ import annotations

from sayso.knowledge.events import Operation, Row
from sayso.model import EventType, Phase
from sayso.reading.document import Token
from sayso.reading.events import algebra, phase
from sayso.reading.events.grammar import (
    TIMES,
    adjuncts,
    antecedent,
    infinitive,
    is_passive,
    is_pronoun,
    is_verb,
    objects,
    subjects,
)
from sayso.reading.events.readings import LENDERS, Readings, means_of

_COPULAS = frozenset({"be", "become", "remain", "stay", "seem", "appear", "look", "feel", "get", "stand", "lie"})
#: prepositions whose phrase names no state
_LOOSE = frozenset({"because", "by", "at", "for", "with", "like", "since", "until", "due", "as", "from"})
#: verbs whose own event is only that somebody says what the clause below says
_SAYING = frozenset({"say", "add", "note", "state", "report", "write", "tell", "explain", "believe", "think", "claim"})
#: the verb and its noun, or the verb and the infinitive below it, are one event
_JOINED: frozenset[Operation] = frozenset({"do", "begin", "continue", "receive"})
_JOINED_INFINITIVE: frozenset[Operation] = frozenset({"begin", "continue", "try", "fail", "manage", "end"})
_PHASE: dict[Operation, Phase] = {
    "begin": "begun", "continue": "under way", "try": "failed", "fail": "failed", "end": "reversed",
    "cancel": "reversed", "refuse": "planned", "ask": "planned", "promise": "planned", "plan": "planned",
    "threaten": "planned", "prevent": "failed",
}  # fmt: skip
#: labels of words that may make up a key with the verb
_KEYED = frozenset({"prep", "dobj", "acomp", "oprd", "advmod", "ccomp", "amod", "attr", "dative"})
_PARTICLES = frozenset({"out", "off", "away", "back", "down", "up"})
#: verbs whose key holds a preposition behind the object: *drove them out of*
_PARTED = frozenset({"drive", "push", "force", "put", "take", "bring", "hold", "use"})
#: forms that the lemmatiser does not know
_LEMMAS = {
    "retook": "retake", "retaken": "retake", "routed": "rout", "routing": "rout", "besought": "beseech",
    "forgave": "forgive", "petitioned": "petition", "overran": "overrun", "overthrew": "overthrow",
    "withdrew": "withdraw", "withstood": "withstand", "reoccupied": "reoccupy",
}  # fmt: skip
#: modes of what comes of an attack
_OUTCOMES = frozenset({"attack on civilians", "takes territory"})
#: what an attack is called whose victims tell whom it was on
_RAIDS = frozenset({"attack", "raid", "assault", "storm", "fire", "ambush"})
_WEAPONS = (("plane", "air or drone strike"), ("shell", "shelling or missile attack"), ("bomb", "explosive"))
_FAILING = frozenset({"fail", "collapse", "falter", "founder", "flop"})
_ENDING = frozenset({"end", "cease", "stop", "expire", "lapse"})


class Trigger:
    """Words that name an event, with what has been read of it."""

    __slots__ = (
        "aim", "anchor", "below", "extra", "mode", "negated", "noun", "operation", "parts", "phase", "predicate", "row",
        "speakers", "state", "type",
    )  # fmt: skip

    def __init__(self, anchor: Token, row: Row | None, predicate: str, state: bool) -> None:
        #: the verb, or the noun where no verb carries it
        self.anchor = anchor
        #: the noun that the verb carries
        self.noun: Token | None = None
        #: further words of the event's name
        self.parts: list[Token] = [anchor]
        self.row = row
        self.predicate = predicate
        self.state = state
        self.type: EventType | None = row.type if row is not None else None
        self.mode: str | None = row.mode if row is not None else None
        self.phase: Phase = "done"
        self.negated = False
        self.operation: Operation | None = None
        #: the event of the infinitive below
        self.aim: Trigger | None = None
        #: the type of the noun that it works on: *lifted the ban*
        self.below: EventType | None = None
        #: who demands, for the event that a *must* is
        self.speakers: list[Token] = []
        self.extra = False


class SentenceReader:
    """Finds the triggers of one sentence, by the readings that its words have there."""

    def __init__(self, readings: Readings) -> None:
        self.readings = readings
        self.sentence = readings.sentence
        self.known = readings.known
        self._verbs: dict[int, Trigger | None] = {}
        #: nouns that a verb carries, and phases that a verb lends to a noun
        self.carried: set[int] = set()
        self.lent: dict[int, tuple[Phase, bool]] = {}
        self.extras: list[Trigger] = []

    def triggers(self) -> list[Trigger]:
        """All triggers, in the order of the text."""
        found: list[Trigger] = []
        for token in self.sentence.tokens:
            if is_verb(token) and token.tag[:2] == "VB":
                trigger = self.verb(token)
                if trigger is not None:
                    found.append(trigger)
        for token in self.sentence.tokens:
            if token.tag[:2] == "NN" and token.i not in self.carried and token.dep != "compound":
                trigger = self.noun(token)
                if trigger is not None:
                    found.append(trigger)
        self._one_attack(found)
        found.extend(self.extras)
        found.sort(key=lambda t: (t.anchor.i, t.extra))
        return found

    def _one_attack(self, found: list[Trigger]) -> None:
        """*Attacked the village, killing nine residents*, *stormed the port and took control of it*: what comes of an
        attack tells what it was.
        """
        for inner in found:
            above = inner.anchor.head
            if inner.mode not in _OUTCOMES or inner.anchor.dep not in ("advcl", "conj"):
                continue
            for outer in found:
                raid = outer.anchor is above and outer.mode == "armed clash" and outer.predicate in _RAIDS
                if raid and not any(self.readings.member(t, ("force",)) for t in objects(above)):
                    outer.mode = inner.mode

    def _weapon(self, trigger: Trigger, verb: Token, doers: list[Token]) -> None:
        """The weapon makes the mode: *targeted a truck with a drone*, *jets neutralised the bandits*."""
        if trigger.type != "ASSAULT" or trigger.mode not in (None, "armed clash"):
            return
        means = doers + means_of(verb, "with")
        for kind, mode in _WEAPONS:
            if any(self.readings.member(t, (kind,)) for t in means):
                trigger.mode = mode
                return

    # --- verbs ---

    def verb(self, token: Token) -> Trigger | None:
        """The trigger of a verb; None where it lends itself to another one or names nothing."""
        if token.i not in self._verbs:
            self._verbs[token.i] = None
            self._verbs[token.i] = self._verb(token)
        return self._verbs[token.i]

    def _verb(self, verb: Token) -> Trigger | None:
        key, parts = self._key(verb)
        lemma = key.split("_")[0]
        if lemma in _COPULAS and key == lemma:
            found = self._copula(verb)
            if found is not None:
                return found
        if verb.lower == "missing" and phase.progressive(verb):
            return self._stated(Trigger(verb, self.known.adjectives["missing"][0], "missing", True), verb)
        aim = infinitive(verb)
        if lemma == "be" and key == lemma and aim is not None:
            # is to be paved: the infinitive is the event
            return None
        if lemma in _SAYING and verb.child("ccomp") is not None:
            self._demand(verb)
            return None
        things = objects(verb)
        if not things and key in self.known.bound:
            things = adjuncts(verb, key.rsplit("_", 1)[1])
        doers = adjuncts(verb, "by") if is_passive(verb) else subjects(verb)
        if len(doers) == 1 and is_pronoun(doers[0]):
            doers = antecedent(doers[0], verb) or doers
        rows = self.known.verbs.get(key) or self.known.verbs.get(lemma)
        row = self.readings.row(rows, things, doers, aim is not None, verb=verb)
        trigger = Trigger(
            verb, row, row.predicate if row is not None else key.replace("_", " "), row is not None and row.state
        )
        trigger.parts.extend(parts)
        forms = self.known.operators.get(key) or self.known.operators.get(lemma)
        fixed = "_" in key and row is not None and row.type is not None and aim is None
        joined = self._operate(trigger, key, forms, things, aim) if forms and not fixed else None
        if joined is not None:
            trigger = joined
            if joined.anchor is not verb:
                return None
        elif aim is not None:
            trigger.aim = self.verb(aim)
        if forms and trigger.below is None and trigger.aim is None:
            trigger.below = self._about(verb, things)
        if trigger.phase == "done":
            trigger.phase = phase.verb_phase(verb, trigger.state)
        if phase.is_negated(verb, doers + things + (subjects(verb) if trigger.noun is not None else [])):
            trigger.negated = not trigger.negated
        self._weapon(trigger, verb, doers)
        self._tempered(trigger, verb)
        return trigger

    def _about(self, verb: Token, things: list[Token]) -> EventType | None:
        """The type of what is called for: *called for talks*, *demanded that they leave*."""
        clause = verb.child("ccomp")
        if clause is not None and clause.tag == "VB" and (inner := self.verb(clause)) is not None:
            return inner.type
        return next((found[1].type for t in things if (found := self.event_noun(t)) is not None), None)

    def _tempered(self, trigger: Trigger, verb: Token) -> None:
        """What *will*, *will not* and *must* make of the type."""
        auxiliary = phase.modal(verb)
        if auxiliary is None:
            if trigger.negated and trigger.type in ("CONCEDE", "AID") and trigger.phase == "done":
                trigger.type, trigger.mode = "REJECT", None
            return
        if auxiliary in ("must", "should") and not phase.perfect(verb):
            # what ought to be done is not done; the demand is an event of its own
            trigger.type, trigger.mode = None, None
            return
        if auxiliary == "would" and (verb.dep != "ccomp" or phase.perfect(verb)):
            return
        if auxiliary in ("will", "would") and not phase.conditional(verb):
            trigger.type = algebra.will_not(trigger.type) if trigger.negated else algebra.will(trigger.type)
            trigger.mode = None

    def _key(self, verb: Token) -> tuple[str, list[Token]]:
        """The verb's key in the tables, with its particle, preposition or fixed noun; and those words."""
        lemma = _LEMMAS.get(verb.lower, verb.lemma)
        verbs, operators = self.known.verbs, self.known.operators
        for child in verb.children:
            if child.dep == "prt":
                return f"{lemma}_{child.lower}", [child]
        thing = False
        for child in verb.children:
            if child.i < verb.i or child.dep not in _KEYED:
                continue
            for behind in child.children if child.dep == "dobj" else ():
                if behind.i > child.i and f"{lemma}_{behind.lemma}" in verbs:
                    return f"{lemma}_{behind.lemma}", [behind]
            adverbial = child.dep in ("prep", "advmod")
            key = f"{lemma}_{child.lower if adverbial else child.lemma.lower()}"
            if key not in verbs and key not in operators:
                thing = thing or child.dep == "dobj"
                continue
            if child.dep == "prep":
                inner = child.child("pobj")
                bound = key not in verbs or key in self.known.bound or child.lower in _PARTICLES
                if not bound or (inner is not None and inner.lower in TIMES):
                    continue
            if not (adverbial and thing and child.tag == "IN" and lemma not in _PARTED):
                return key, [child]
            thing = thing or child.dep == "dobj"
        follower = verb.nbor()
        if follower is not None and f"{lemma}_{follower.lower}" in verbs:
            return f"{lemma}_{follower.lower}", [follower]
        return lemma, []

    def _operate(
        self, trigger: Trigger, key: str, forms: dict[str, Operation], things: list[Token], aim: Token | None
    ) -> Trigger | None:
        """Apply the verb's operation to the event of its object, prepositional object or infinitive, if it has one."""
        verb = trigger.anchor
        for form, operation in forms.items():
            if form == "inf" and aim is not None:
                return self._over_infinitive(trigger, operation, aim)
            if form == "np":
                nouns = adjuncts(verb, key.split("_")[1]) if "_" in key and not things else things
            elif form.startswith("pp:"):
                nouns = adjuncts(verb, form[3:])
            else:
                continue
            for noun in nouns:
                found = self.event_noun(noun)
                if found is not None:
                    return self._over_noun(trigger, operation, *found)
        return None

    def _over_noun(self, trigger: Trigger, operation: Operation, noun: Token, row: Row) -> Trigger | None:
        kind = algebra.combine(operation, row.type)
        trigger.operation = operation
        if operation in _JOINED:
            self.carried.add(noun.i)
            trigger.noun = noun
            trigger.row, trigger.predicate, trigger.state = row, row.predicate, row.state and operation != "do"
            trigger.type, trigger.mode = kind, row.mode
            trigger.parts.append(noun)
            trigger.phase = _PHASE.get(operation, phase.noun_phase(noun, False))
            if phase.is_negated(noun, [noun]):
                trigger.negated = True
            return trigger
        trigger.below = row.type
        if operation in _PHASE:
            self.lent[noun.i] = (_PHASE[operation], operation == "refuse")
        if kind is not None and operation != "announce":
            trigger.type, trigger.mode = kind, None
        return trigger

    def _over_infinitive(self, trigger: Trigger, operation: Operation, aim: Token) -> Trigger:
        inner = self.verb(aim)
        if inner is None:
            return trigger
        trigger.aim = inner
        trigger.operation = operation
        kind = algebra.combine(operation, inner.type)
        if operation in _JOINED_INFINITIVE:
            inner.parts.insert(0, trigger.anchor)
            inner.type = kind
            inner.phase = _PHASE.get(operation, "done")
            outer = phase.verb_phase(trigger.anchor, False)
            if outer == "planned":
                inner.phase = "planned"
            elif operation == "try" and outer == "under way":
                inner.phase = "under way"
            if operation == "fail":
                inner.negated = True
            if phase.is_negated(trigger.anchor, []):
                inner.negated = not inner.negated
            if kind != (inner.row.type if inner.row else None):
                inner.mode = None
            return inner
        if kind is not None and not (operation == "ask" and trigger.type == "COERCE"):
            trigger.type, trigger.mode = kind, None
        if operation == "refuse":
            inner.negated = not inner.negated
        inner.phase = "planned"
        return trigger

    def _copula(self, verb: Token) -> Trigger | None:
        """*is willing to*, *remains closed*, *is under the control of*."""
        word = verb.child("acomp", "oprd")
        if word is None and verb.lemma not in ("be", "become", "remain", "stay"):
            return None
        word = word or verb.child("attr")
        if word is None:
            behind = [c for c in verb.children if c.dep == "prep" and c.i > verb.i]
            if not behind or verb.lemma == "stand":
                return self._bare(verb)
            thing = behind[0].child("pobj")
            if thing is None or thing.tag not in ("NN", "NNS") or thing.lower in TIMES or behind[0].lower in _LOOSE:
                return self._bare(verb)
            name = f"{behind[0].lower} {thing.lemma.lower()}"
            row = self.readings.row(self.known.adjectives.get(name.replace(" ", "_")), [], [], False)
            if row is None and verb.lemma in ("stay", "remain"):
                return None
            trigger = Trigger(verb, row, row.predicate if row is not None else name, True)
            trigger.parts.extend((behind[0], thing))
            return self._stated(trigger, verb)
        aim = infinitive(word) or infinitive(verb)
        lemma = word.lower if word.tag[:2] == "VB" or word.pos == "ADJ" else word.lemma.lower()
        row = self.readings.row(self.known.adjectives.get(lemma), [], [], aim is not None)
        trigger = Trigger(verb, row, row.predicate if row is not None else lemma, True)
        trigger.parts.append(word)
        forms = self.known.operators.get(lemma)
        if forms is not None and "adj" in forms and aim is not None:
            inner = self.verb(aim)
            trigger.operation = forms["adj"]
            if inner is not None:
                trigger.aim = inner
                trigger.type = algebra.combine(forms["adj"], inner.type)
                inner.phase = "planned"
        elif word.dep == "attr" and (found := self.event_noun(word)) is not None:
            self.carried.add(found[0].i)
            trigger.noun, trigger.row = found
            trigger.predicate, trigger.type, trigger.mode = found[1].predicate, found[1].type, found[1].mode
        elif aim is not None:
            trigger.aim = self.verb(aim)
        return self._stated(trigger, verb)

    def _bare(self, verb: Token) -> Trigger | None:
        if infinitive(verb) is not None or verb.dep in ("aux", "auxpass"):
            return None
        return self._stated(Trigger(verb, None, verb.lemma, True), verb)

    def _stated(self, trigger: Trigger, verb: Token) -> Trigger:
        trigger.phase = phase.verb_phase(verb, True)
        trigger.negated = phase.is_negated(verb, subjects(verb) + [c for c in verb.children if c.dep == "attr"])
        if trigger.negated and trigger.type in algebra.FRIENDLY:
            trigger.type = "REJECT"
        return trigger

    def _demand(self, verb: Token) -> None:
        """*Russia says Israel must end attacks* is a demand of Russia on Israel."""
        clause = verb.child("ccomp")
        if clause is None or phase.modal(clause) not in ("must", "should"):
            return
        doers, speakers = subjects(clause), subjects(verb)
        if not doers or not speakers or phase.perfect(clause):
            return
        auxiliary = next((c for c in clause.children if c.tag == "MD"), None)
        if auxiliary is None:
            return
        trigger = Trigger(auxiliary, None, "demand", False)
        trigger.type, trigger.extra, trigger.aim = "REQUEST", True, self.verb(clause)
        trigger.speakers = speakers
        trigger.noun = clause
        self.extras.append(trigger)

    # --- nouns ---

    def event_noun(self, token: Token) -> tuple[Token, Row] | None:
        """The noun that a verb has as its object, or the one behind its *of*, and its reading, if it names an event."""
        row = self._noun_row(token, True)
        if row is not None:
            return token, row
        if token.lemma.lower() in LENDERS:
            for inner in adjuncts(token, "of"):
                row = self._noun_row(inner, True)
                if row is not None:
                    return inner, row
        return None

    def _noun_row(self, token: Token, carried: bool = False) -> Row | None:
        lemma = token.lemma.lower()
        nouns = self.known.nouns
        if lemma in self.known.compounds:
            for child in token.children:
                if child.dep in ("compound", "amod", "nmod") and f"{child.lemma.lower()}_{lemma}" in nouns:
                    found = self.readings.row(nouns[f"{child.lemma.lower()}_{lemma}"], [token], [], False, carried)
                    if found is not None:
                        return found
        if lemma in ("state", "exchange"):
            # a state of siege, an exchange of fire
            for inner in adjuncts(token, "of"):
                rows = nouns.get(f"{lemma}_{inner.lemma.lower()}")
                if rows is not None:
                    self.carried.add(inner.i)
                    return rows[0]
        rows = nouns.get(lemma)
        return self.readings.row(rows, [token], [], True, carried) if rows is not None else None

    def noun(self, token: Token) -> Trigger | None:
        """The trigger of a noun that no verb carries."""
        row = self._noun_row(token)
        if row is None:
            return None
        trigger = Trigger(token, row, row.predicate, row.state)
        trigger.phase, negated = self.lent.get(token.i, (phase.noun_phase(token, row.state), False))
        head = token.head
        if token.dep in ("nsubj", "nsubjpass") and head.tag[:2] == "VB":
            if head.lemma in _FAILING:
                trigger.phase = "failed"
            elif head.lemma in _ENDING or (token.dep == "nsubjpass" and self._operation(head) in ("end", "cancel")):
                trigger.phase = "reversed"
            elif head.lemma in ("begin", "start"):
                trigger.phase = "begun"
            elif head.lemma in ("continue", "go") and phase.verb_phase(head, True) == "under way":
                trigger.phase = "under way"
        trigger.negated = negated or phase.is_negated(token, [token])
        return trigger

    def _operation(self, verb: Token) -> Operation | None:
        forms = self.known.operators.get(self._key(verb)[0])
        return forms.get("np") if forms else None
