"""Of whom or what a clause answers a question: the ship that sank, the pilot found guilty, whose walkout it is."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec.structs import replace

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import timely
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.things import thing
from sayso.comparing.statements.words import WEEKDAYS, is_person, kinds_of

#: persons taken together
GROUPS = frozenset("crew staff team union guard workforce cast choir orchestra squad".split())


def thing_of(s: Statement, question: str = "", cue: frozenset[str] = frozenset()) -> Mention | None:
    """What it tells of: of a case against somebody the person, of *nothing is left of it* what that is of."""
    m = _thing_of(s, question)
    if m is None:
        return None
    if m.pronoun:
        return resolved(s, m)
    if question in ("hurt", "kill") and m.head in _HARM and m.text.lower().startswith(("no ", "any ")):
        return None
    who = s.subject
    if question in _OF_PLACES and not (m.place_ids or kinds_of(m.head) & {"town", "bridge", "port", "building"}):
        # *threw the rebels back from the town*, *marched into the town*
        return next((n for n in (*s.participants, *s.others) if _a_spot(n)), m)
    if question in _OF_TRAVELLERS and m.place_ids and m.head in m.names and who is not None and not s.clause.passive:
        # *reached Frederikshavn*
        return resolved(s, who) if who.pronoun else who
    if question == "pass" and who is not None and who is not m and kinds_of(who.head) & {"law", "deal"}:
        # *the bill cleared the senate*
        return who
    if m.head not in _LEAVES_OPEN and (m.head not in cue or m.definite or m.names):
        return m
    # *did no harm to the bridge*, *the fire stopped short of the mill*, *there was no trace of the ring*
    return behind_noun(m) or _beside(s, m, cue) or m


_HARM = frozenset("injury casualty death fatality victim wound".split())
#: questions of a place that is fought over, and of who goes somewhere
_OF_PLACES = frozenset({"hold off"})
_OF_TRAVELLERS = frozenset({"sink", "fall short", "depart", "get there"})


def _a_spot(m: Mention) -> bool:
    return (
        m.argument.role != "adverb"
        and not m.pronoun
        and not timely(m)
        and (bool(m.place_ids) or "town" in kinds_of(m.head))
        and not of_persons(m)
    )


def resolved(s: Statement, m: Mention) -> Mention:
    """Whom or what a pronoun stands for, where the clauses before name one such person or thing only; else itself."""
    fits = _FITS.get(m.head)
    if fits is None:
        return m
    of = sheet(s.told)
    for number in (s.sentence, s.sentence - 1):
        found: dict[str, Mention] = {}
        for t in of.of_sentence(number):
            if t.clause.start >= s.clause.start or t is s:
                continue
            for n in (*t.participants, *t.others):
                inner = None if of_persons(n) else behind_noun(n)
                for each in (n,) if inner is None else (n, inner):
                    if not each.pronoun and not timely(each) and fits(each):
                        found.setdefault(each.head, each)
        if found:
            return next(iter(found.values())) if len(found) == 1 else m
    return m


def _a_person(m: Mention) -> bool:
    if m.head not in (w.strip(",.").removesuffix("'s").removesuffix("’s") for w in m.text.lower().split()):
        # *gunmen*
        return False
    return is_person(m.head) or (m.person and not m.place_ids and bool(m.names))


def _a_craft(m: Mention) -> bool:
    return bool(kinds_of(m.head) & {"vessel", "aircraft"}) or any(kinds_of(w) & {"vessel", "aircraft"} for w in m.words)


def _a_matter(m: Mention) -> bool:
    return m.definite and bool(kinds_of(m.head) & {"law", "deal"})


#: of which nouns pronouns are
_FITS: dict[str, Callable[[Mention], bool]] = {
    "he": _a_person, "him": _a_person, "she": lambda m: _a_craft(m) or _a_person(m),
    "her": lambda m: _a_craft(m) or _a_person(m), "it": _a_matter,
}  # fmt: skip


#: nouns that are of something, and what comes over a thing: neither is what a clause answers a question of
_LEAVES_OPEN = frozenset(
    "harm damage trace sign scratch crack alcohol blood breath injury casualty search hunt bid buyer attempt loss fate "
    "collapse flood fire flame blaze storm gale wave water sea lava mud quake earthquake bomb ash snow avalanche "
    "lightning wind "
    "death end result verdict finding decision ruling trial case proceedings sentence execution arrest release "
    "departure "
    "arrival signing signature opening wreck chair seat".split()
)
_BEHIND_NOUN = re.compile(
    r"\b(?:of|to|on|against|for) ((?:the|an?|its|his|her|their) )?([\w’'-]+(?: [\w’'-]+)*?)"
    r"(?= (?:of|in|at|on|from|for|near|by|to|with|off|who|which|that|after|before|since)\b|[,.;]|$)"
)
_ROLES_BESIDE = ("object", "to", "of", "for", "against", "on", "from", "in", "over", "short")


def behind_noun(m: Mention) -> Mention | None:
    """What a noun is of, as a mention of its own: *the missing ring* of *no trace of the missing ring in Siena*."""
    for found in _BEHIND_NOUN.finditer(m.text):
        words = [w for w in m.words if any(_one_lemma(w, token) for token in found[2].lower().split())]
        if words and not words[-1][0].isdigit() and words[-1] not in _DAY_WORDS:
            start = m.argument.start + found.start() + len(found[0]) - len((found[1] or "") + found[2])
            argument = replace(m.argument, start=start, end=m.argument.start + found.end(), head=words[-1], words=words)
            return Mention(m.told, argument, m.part)
    return None


_DAY_WORDS = WEEKDAYS | {"night", "morning", "evening", "day"}


def _one_lemma(lemma: str, token: str) -> bool:
    token = token.strip(".,;:'’").removesuffix("'s").removesuffix("’s")
    return (
        token == lemma
        or (len(lemma) > 3 and token.startswith(lemma[:-1]))
        or (token.startswith(lemma) and len(token) - len(lemma) <= 3)
    )


def _beside(s: Statement, m: Mention, cue: frozenset[str]) -> Mention | None:
    """Whom or what else a clause names, of which it may be told."""
    held = [n for n in (*s.participants, *s.others) if n is not m and n.head not in cue and n.head not in _LEAVES_OPEN]
    for role in _ROLES_BESIDE:
        for n in held:
            if n.argument.role == role and not timely(n) and not n.pronoun and not (n.place_ids and n.head in n.names):
                return n
    for n in s.others:
        if n is not m and n.head in _LEAVES_OPEN and not timely(n) and (found := behind_noun(n)) is not None:
            return found
    who = s.subject
    if who is not None and who is not m and not who.pronoun and who.head not in cue | _LEAVES_OPEN:
        return who
    for _, below in s.told.below.get(s.index, ()):
        inner = next((t for t in sheet(s.told).of_sentence(s.sentence) if t.clause is below), None)
        if inner is not None and inner.subject is not None and inner.subject.head not in _LEAVES_OPEN:
            return inner.subject
    return None


def _noun_as_verb(s: Statement) -> Mention | None:
    """The noun that the parse takes for the verb of its clause: *found the harbour pilot guilty*."""
    m, noun = s.theme, s.clause.predicate
    if m is None or m.pronoun or not is_person(noun) or m.argument.start != s.clause.start:
        return None
    return Mention(s.told, replace(m.argument, end=s.clause.verb[1], head=noun, words=[*m.words, noun]), m.part)


def _thing_of(s: Statement, question: str = "") -> Mention | None:
    if s.clause.predicate == "vote":
        return None
    if s.clause.tense == "none" and s.clause.kind == "complement" and found_to_be(s):
        whole = _noun_as_verb(s)
        if whole is not None:
            return whole
    m = s.subject if question in _OF_SUBJECT and s.subject is not None and not s.clause.passive else thing(s)
    if question == "strike" and s.subject is not None and not s.clause.passive:
        # *the drivers joined the walkout*, *the lashers' walkout goes on*
        m = _whose(s.subject) or (s.subject if of_persons(s.subject) else m)
    if question == "destroy" and m is not None and m is s.subject and (which := _before_which(s, m)) is not None:
        return which
    if m is not None and m.head in _CASES:
        return next((n for n in s.others if n.argument.role in ("against", "of") and not timely(n)), None)
    if m is not None and m.head in ("nothing", "none", "little"):
        return next((n for n in s.others if n.argument.role == "of"), m)
    who = s.subject
    if question in _PERSONAL and m is not None and not of_persons(m) and who is not None and not who.pronoun:
        # *left the court without a stain*
        return who if who.person else m
    return m


def _whose(m: Mention) -> Mention | None:
    """The persons whose a noun is, as a mention of their own: *the lashers* of *the lashers' walkout*."""
    owner = re.match(r"(?:the )?((?:[\w-]+ )*?([\w-]+))['’]s? ", m.text, re.I)
    noun = owner[2].lower().removesuffix("s") if owner is not None else ""
    if owner is None or not is_person(noun):
        return None
    words = [w for w in m.words if w in owner[1].lower() or w == noun]
    argument = replace(m.argument, end=m.argument.start + owner.end(1), head=noun, words=words or [noun])
    return Mention(m.told, argument, m.part)


def _before_which(s: Statement, subject: Mention) -> Mention | None:
    """What a relative clause with a subject of its own is of: *before the chapel, which the lava had passed by*."""
    if s.clause.kind != "relative" or subject.argument.start <= s.clause.start or s.clause.above is None:
        return None
    above = sheet(s.told).statements[s.clause.above]
    behind = [m for m in (*above.participants, *above.others) if 0 <= s.clause.start - m.argument.end <= 2]
    return behind[-1] if behind else None


#: questions of what the subject of an active verb is or does, whatever its object
_OF_SUBJECT = frozenset({"fall short", "derail", "resign", "get there"})
#: questions that are asked of persons
_PERSONAL = frozenset(
    {"acquit", "attend", "arrest", "hurt", "fall short", "asleep", "drunk", "armed", "resign", "married"}
)


_CASES = frozenset("case charge conviction verdict sentence indictment accusation prosecution trial suit".split())


def of_persons(m: Mention) -> bool:
    return is_person(m.head) or m.head in GROUPS


def found_to_be(s: Statement) -> bool:
    """Whether it tells how somebody or something was found or declared to be: *found the pilot guilty*, where the parse
    makes a clause of it.
    """
    if s.clause.kind != "complement" or s.clause.tense != "none" or s.clause.above is None:
        return False
    above = sheet(s.told).statements[s.clause.above]
    if above.clause.predicate.split()[0] not in _FINDING or above.negative or above.standing != "asserted":
        return False
    return above.clause.tense in ("past", "perfect", "pluperfect") and above.clause.modal is None


_FINDING = frozenset("find declare pronounce judge adjudge prove leave hold call".split())
