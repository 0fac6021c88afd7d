"""What a short report answers to the questions that the predicates know: what became of the ship, how the court found.

Classes of predicates that are opposites are the answers to one question; a table has what else answers it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from msgspec.structs import replace

from sayso.comparing.contradictions.asserted import ASKING
from sayso.comparing.contradictions.ballots import cast
from sayso.comparing.statements.cues import listed, stands, wording
from sayso.comparing.statements.mentions import Mention, capitals
from sayso.comparing.statements.sameness import LONG, match, timely
from sayso.comparing.statements.stakes import sort_of
from sayso.comparing.statements.statements import Sheet, Statement, sheet
from sayso.comparing.statements.things import thing
from sayso.comparing.statements.words import (
    AMBIGUOUS,
    is_person,
    kinds_among,
    kinds_of,
    nature,
    opposite,
    plain,
    questions,
)
from sayso.knowledge.tables import table


class Answer(NamedTuple):
    """What a statement answers to a question."""

    #: the first by letter of two opposite classes of predicates
    question: str
    #: the class of the answer
    answer: str
    negative: bool
    statement: Statement
    #: the words of the wording that gives it, where it is no predicate
    cue: frozenset[str] = frozenset()

    @property
    def thing(self) -> Mention | None:
        """What it is of."""
        return thing_of(self.statement, self.question, self.cue)

    @property
    def side(self) -> int:
        """Which answer it is, as a bit that ``apart`` takes."""
        return 1 << (2 * (self.question != self.answer) + self.negative)

    def agrees(self, other: Answer) -> bool:
        """Whether both answer the question in one way."""
        return (self.question, self.answer, self.negative) == (other.question, other.answer, other.negative)

    def excludes(self, other: Answer) -> bool:
        """Whether both cannot be so."""
        if self.question != other.question:
            return False
        if self.answer == other.answer:
            return self.negative != other.negative
        return not (self.negative or other.negative)


def apart(mine: int, yours: int) -> bool:
    """Whether an answer of one report may exclude one of another, each given as the sum of its sides, or as the number
    of its day.
    """
    if mine >= _DAYS:
        return mine != yours
    return any(mine & x and yours & y for x, y in _APART)


#: numbers from here on are of days
_DAYS = 1 << 8


#: the first class against the second, and either against its denial
_APART = ((1, 4), (4, 1), (1, 2), (2, 1), (4, 8), (8, 4))


def answers(of: Sheet) -> list[Answer]:
    """What a report of a few paragraphs answers to the questions that the predicates know; worked out once.

    A question to which it gives two answers is left out: it tells of two things, of a change, or of a dispute.
    """
    kept: list[Answer] | None = of.told.__dict__.get("_answers")
    if kept is None:
        found = list(_answers(of)) if len(of.told.extract.sentences) <= LONG else []
        torn = {a.question for a in found for b in found if a.excludes(b) and may_be_one(a, b)}
        kept = of.told.__dict__["_answers"] = [a for a in found if a.question not in torn]
    return kept


def may_be_one(x: Answer, y: Answer) -> bool:
    """Whether two answers of one report may be of one thing."""
    m, n = x.thing, y.thing
    if m is None or n is None or m.pronoun or n.pronoun or match(m, n) >= 0.4:
        return True
    if x.question == "strike" and _of_two_trades(m, n):
        # *tram drivers worked*, *the cleaners' walkout*
        return False
    return x.question in OF_THE_WHOLE and not (m.definite and n.definite and match(m, n) <= 0)


def _of_two_trades(m: Mention, n: Mention) -> bool:
    if m.head == n.head or not (is_person(m.head) and is_person(n.head)) or match(m, n) > 0:
        return False
    return not {m.head, n.head} & _OF_ANY_TRADE


_OF_ANY_TRADE = frozenset(
    "worker employee man woman member striker people person hand staff colleague unionist".split()
)


def _answers(of: Sheet) -> Iterator[Answer]:
    for s in of.body:
        if not _answering(s):
            continue
        spell = _SPELL.search(s.clause.text) is not None
        known = {each for each in questions(s.labels - AMBIGUOUS) if each[0] not in _NEVER}
        if cast(s):
            # how one person voted has a rule of its own
            known = {each for each in known if each[0] not in _OF_BALLOTS}
        for question, answer in known:
            if _lasts(answer) and (spell or _takes_part(s)):
                continue
            yield Answer(question, answer, s.negative, s)
        for answer in plain(s.labels - AMBIGUOUS):
            yield Answer(answer, answer, s.negative, s)
        told = {question for question, _ in known}
        for answer, negative, cue in _worded(s):
            question = min(answer, opposite(answer))
            if question in _OF_BALLOTS and (cast(s) or ("against" in cue and _COUNTED.search(s.clause.text))):
                # *gave it 118 votes, with 97 against*: how many there were on either side
                continue
            if question == "foul play" and any(sort_of(x) in ("single", "party") for x in s.sources):
                # a verdict is a court's or a doctor's, not the widow's
                continue
            if question not in told and not (spell and _lasts(answer)):
                yield Answer(question, answer, negative, s, cue)


_COUNTED = re.compile(r"\b\d+\b.*\b\d+ (?:\w+ )?against\b|\bagainst \d+\b")
#: questions of votes
_OF_BALLOTS = frozenset({"vote against", "pass", "accept", "divided", "strike"})
#: how long something was so: it ended, and another report may tell of the end
_SPELL = re.compile(
    r"\b(?:for|after|over|during|within|lasted|took)\s+(?:(?:the|about|some|nearly|almost|more than|over|only)\s+)*"
    r"(?:[\w.-]+\s+){1,3}?(?:minutes?|hours?|days?|nights|weeks?|months?|years?)\b",
    re.IGNORECASE,
)


def _lasts(answer: str) -> bool:
    """Whether it tells of what goes on or holds, not of what is done once."""
    return "deed" not in nature({answer})


def _takes_part(s: Statement) -> bool:
    """Whether somebody starts or ends in a contest: *started in the race*, *finished third*."""
    who = s.subject
    doing = s.clause.predicate.split()[0] in ("start", "finish", "end")
    return doing and who is not None and (who.person or who.head in ("he", "she", "they"))


class _Row(NamedTuple):
    """A row of the table of answers."""

    answer: str
    wordings: tuple[str, ...]
    none_of: tuple[str, ...]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_Row(answer, listed(some), listed(none_of)) for answer, some, none_of in table("answers"))


@cache
def _by_word() -> dict[str, list[tuple[int, str]]]:
    """The wordings, each with the place of its row, by their longest word: without it they cannot stand."""
    made: dict[str, list[tuple[int, str]]] = {}
    for at, row in enumerate(_rows()):
        for cue in row.wordings:
            words = cue.removeprefix("not ").replace("+", " ").split()
            made.setdefault(max(words, key=len), []).append((at, cue))
    return made


#: how wordings begin that hold the negation themselves
_NEGATED = ("no ", "not ", "nobody ", "nothing ", "none ", "without ", "never ")


def _worded(s: Statement) -> Iterator[tuple[str, bool, frozenset[str]]]:
    """The answers of the table that a clause gives, each with whether it denies them, and by which words."""
    text = f" {' '.join(_STOPS.sub(' ', s.clause.text.lower()).split())} "
    # *in Split*, *the Nod farm*
    words = wording(s) - (capitals(s.told) - {s.clause.predicate})
    words |= {f"<{kind}>" for kind in kinds_among(frozenset(words))}
    if any(m.argument.role == "object" and is_person(m.head) for m in (*s.participants, *s.others)):
        words.add("<person>")
    # *left Seville for Rome*, where the parse takes it all for one name
    words |= {w for m in s.participants if m.place_ids for w in ("for", "from", "to") if f" {w} " in m.text}
    every = words | (set(text.split()) - capitals(s.told))
    asked: dict[int, list[str]] = {}
    for word in every:
        for at, cue in _by_word().get(word, ()):
            asked.setdefault(at, []).append(cue)
    # a wording that holds a negation goes before one that is only negated: *not a single lorry crossed*
    found: dict[str, tuple[str, bool, str]] = {}
    for at in sorted(asked):
        row = _rows()[at]
        found_by = _standing(row, asked[at], s, words, text)
        if found_by is None or any(_reads(each, every, text) for each in row.none_of):
            continue
        own = found_by.startswith(_NEGATED)
        question = min(row.answer, opposite(row.answer))
        if question not in found or (own and not found[question][2].startswith(_NEGATED)):
            found[question] = row.answer, s.negative and not own, found_by
    for answer, negative, by in found.values():
        yield answer, negative, frozenset(by.replace("+", " ").split())


def _standing(row: _Row, cues: list[str], s: Statement, words: set[str], text: str) -> str | None:
    """The first of a row's wordings that a clause has, or None."""
    for cue in sorted(cues, key=row.wordings.index) if len(cues) > 1 else cues:
        if _reads(cue, words, text) or (cue.startswith("not ") and s.negative and _reads(cue[4:], words, text)):
            return cue
    return None


_STOPS = re.compile(r"[,.;:!?]")


def _reads(cue: str, words: set[str], text: str) -> bool:
    """Whether a wording of the table stands in a clause, or its text."""
    return f" {cue} " in text if "-" in cue and "+" not in cue else stands(cue, words, text)


#: questions that are asked of many things at once, and contests, which have rules of their own
_NEVER = frozenset({"fall", "down", "hold", "lose", "gain ground", "agree", "have enough", "bound for"})


#: kinds of clauses that state something by themselves
_KINDS = frozenset({"main", "complement", "relative", "adverbial", "participle"})


def _answering(s: Statement) -> bool:
    """Whether a statement states something as done or so, of all that it names."""
    # *could not be saved* tells that he was not
    failed = s.clause.negated and (s.clause.modal == "could" or (s.clause.modal == "would" and _behind_us(s)))
    if not (s.standing == "asserted" or failed) or (s.certainty < 2 and not failed) or s.scope == "not all":
        return False
    if s.scope == "some" and "kill" not in {answer for _, answer in questions(s.labels)}:
        # *most of the passengers were drowned* tells that not all are safe
        return False
    told = s.undone or s.outcome or failed
    if not told and (s.clause.kind not in _KINDS or (s.clause.kind != "main" and s.clause.tense == "none")):
        return _along(s) or _found_to_be(s)
    if s.claim is not None and s.claim.attitude not in ("statement", "denial", "accusation"):
        return False
    return not (s.clause.kind == "complement" and s.clause.text.lower().startswith(ASKING))


def _along(s: Statement) -> bool:
    """Whether it tells what came of what the clause above tells: *fell on the quay, injuring its driver*."""
    if s.clause.kind not in ("participle", "adverbial") or s.clause.tense != "none" or s.clause.above is None:
        return False
    above = sheet(s.told).statements[s.clause.above]
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    first = s.clause.text.split(maxsplit=1)[0]
    comma = text[max(0, s.clause.start - 3) : s.clause.start].rstrip().endswith(",")
    done = above.clause.tense in ("past", "perfect", "pluperfect") and above.clause.modal is None and not above.negative
    return comma and first.endswith("ing") and first[:1].islower() and above.standing == "asserted" and done


def _found_to_be(s: Statement) -> bool:
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


def _behind_us(s: Statement) -> bool:
    """Whether its day is that of its report or one before: *would not receive them on Monday*."""
    return s.when is not None and s.told.day is not None and s.when.last <= s.told.day and s.clause.kind == "main"


#: what befalls a thing or person once within days
ONCE = frozenset(
    {"destroy", "kill", "sink", "convict", "acquit", "resign", "sign", "marry", "bury", "crash", "derail",
     "run aground", "explode", "land", "take off", "steal", "rob", "arrest", "free", "inaugurate", "born",
     "execute", "dismiss", "appoint", "reach", "pass", "reject", "surrender", "rescue", "seize", "flood",
     "find", "cancel", "depart"}
)  # fmt: skip


def dated(of: Sheet) -> dict[str, Answer]:
    """By class of what befalls a thing once the one answer of a report that gives its day."""
    found: dict[str, list[Answer]] = {}
    for x in answers(of):
        when = x.statement.when
        if x.answer in ONCE and not x.negative and when is not None and when.first == when.last:
            found.setdefault(x.answer, []).append(x)
    return {name: these[0] for name, these in found.items() if len({x.statement.when for x in these}) == 1}


#: questions of which a happening as a whole has one answer, whatever noun the one or the other puts it of
OF_THE_WHOLE = frozenset(
    min(c, opposite(c))
    for c in (
        "strike", "take place", "sign", "pass", "vote for", "supply", "lit", "alone", "burn", "pay",
        "unanimous", "interrupt", "full", "open", "flood", "accept", "drunk", "execute", "inform",
    )
)  # fmt: skip


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


_DAY_WORDS = frozenset("monday tuesday wednesday thursday friday saturday sunday night morning evening day".split())


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
    if s.clause.tense == "none" and s.clause.kind == "complement" and _found_to_be(s):
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
