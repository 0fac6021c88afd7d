"""Figures that the wording counts without a noun of its own: how many came to a march, how a vote went, what a thing
was sold for."""

from __future__ import annotations

from sayso.comparing.statements.mentions import Mention
from sayso.comparing.statements.sameness import TOTALS, match, timely
from sayso.comparing.statements.statements import Statement, sheet
from sayso.comparing.statements.words import is_person, kinds_among, kinds_of
from sayso.model import Figure

#: nouns for those who come together, and for all of them
_GATHERED = frozenset(
    "marcher demonstrator protester protestor participant spectator worshipper pilgrim mourner attendee listener "
    "reveller crowd attendance audience congregation".split()
)
_WHOLE = frozenset({"crowd", "attendance", "audience", "congregation"})
_GATHER = frozenset(
    {"march", "demonstrate", "rally", "protest", "attend", "gather", "assemble", "parade", "congregate", "throng",
     "turn out", "take part", "watch", "line", "fill", "pack"}
)  # fmt: skip
#: verbs of counting and of being so many
_COUNT = frozenset("count number estimate put reckon be see draw attract tally total reach exceed bring set".split())
_STRIKERS = frozenset({"striker"})
_VOTED = frozenset("pass approve adopt confirm reject carry vote elect ratify defeat back endorse".split())
#: money, as it is counted
MONEY = frozenset(
    "dollar pound euro franc mark guinea crown krone krona lira peso rupee yen yuan rouble ruble zloty dinar "
    "shilling rand real won lev forint dirham riyal baht naira cedi birr drachma escudo peseta schilling florin "
    "guilder ducat thaler".split()
)


#: of what a sum or length is, where the noun is named: *at a price of 340 million*
_MEASURES = {
    word: name
    for name, words in {
        "price": "price cost value sum worth", "fee": "fee", "fine": "fine", "loan": "loan", "grant": "grant",
        "budget": "budget", "ransom": "ransom", "debt": "debt", "length": "length long", "height": "height tall high",
        "depth": "depth deep", "width": "width wide", "weight": "weight", "speed": "speed", "distance": "distance",
        "rent": "rent", "reward": "reward", "prize": "prize", "salary": "salary wage", "pension": "pension",
    }.items()
    for word in words.split()
}  # fmt: skip
#: verbs of where a level, a sum or a river stands
_LEVEL_VERBS = frozenset("stand reach rise climb fall drop sink swell hit touch grow".split())
MEASURED_IN = frozenset(
    "metre kilometre mile foot tonne ton kilogram kilo knot hour minute day week litre barrel".split()
)
_TO_HOSPITAL = frozenset("take bring put send admit rush carry treat land be lie".split())


#: words for any person; other nouns may be a part of them only
ANYONE = frozenset({"people", "person", "man", "body", "victim", "other", "dead", "life", "individual", "corpse",
                     "fatality",
                     "death"})  # fmt: skip
#: what becomes of persons and things that are counted, by classes of predicates
FATES = (
    "kill",
    "hurt",
    "miss",
    "arrest",
    "free",
    "displace",
    "rescue",
    "destroy",
    "damage",
    "survive",
    "flood",
)
FATE_NOUNS = {
    "body": "kill", "corpse": "kill", "fatality": "kill", "death": "kill", "dead": "kill", "injury": "hurt",
    "wounded": "hurt", "injured": "hurt", "missing": "miss", "arrest": "arrest", "displaced": "displace",
    "burn": "damage", "burnt": "damage", "refugee": "displace", "survivor": "survive", "toll": "kill",
}  # fmt: skip
#: verbs of what is done for persons in a flood, a fire or a war while it goes on
_MOVED = frozenset({"move", "move out", "relocate", "take", "ferry", "bring out", "airlift", "lift", "get out"})
#: … and of those who are got out of where they are stuck, also where somebody does it
_BROUGHT = frozenset({"bring out", "pull out", "get out", "airlift", "free", "bring up", "dig out", "save", "pick up"})
_SHELTERED = frozenset({"shelter", "house", "accommodate", "put up", "take in", "feed", "treat", "register"})


def made_of(statement: Statement, figure: Figure) -> str | None:
    """What has so many: *a crew of 11*, *a fine of 300*."""
    for m in (*statement.participants, *statement.others):
        a, b = m.argument.start, m.argument.end
        if a < figure.start and figure.end <= b and m.head.isalpha() and not timely(m):
            text = statement.told.extract.text if m.part == "text" else statement.told.extract.title
            if text[a : figure.start].rstrip().endswith(" of"):
                return m.head
    return None


def cared_for(statement: Statement, persons: bool) -> set[str]:
    """Counts of persons that run on while something lasts: moved, sheltered, without power."""
    predicate = statement.clause.predicate
    found: set[str] = set()
    if persons and predicate in _MOVED and statement.clause.passive:
        found.add("displace")
    if persons and predicate in _BROUGHT:
        found.add("rescue")
    if persons and predicate in _SHELTERED:
        found.add("shelter")
    if predicate.startswith("without ") or any(m.argument.role == "without" for m in statement.others):
        found.add("without")
    return found


def total_of(statement: Statement) -> tuple[str | None, set[str]]:
    """What a sum counts that is named elsewhere in the sentence: *the number of people displaced*, *the toll*."""
    near = sheet(statement.told).of_sentence(statement.sentence)
    for s in near:
        for mention in (*s.participants, *s.others):
            if mention.head not in TOTALS:
                continue
            noun = next((w for w in mention.words if w != mention.head and any_person(w)), None)
            fates = {FATE_NOUNS[w] for w in mention.words if w in FATE_NOUNS}
            fates |= {c for t in near if t.clause.kind in ("relative", "participle") for c in t.classes if c in FATES}
            return noun, fates
    return None, set()


def any_person(noun: str) -> bool:
    return noun in ANYONE or is_person(noun)


def tally(s: Statement, figure: Figure, noun: str | None, fates: set[str]) -> tuple[str | None, set[str]]:
    """What a figure counts, and under what class, where the noun alone does not say; ``noun`` and nothing where it
    does.
    """
    predicate = s.clause.predicate.split()[0]
    wording = {s.clause.predicate, predicate, *s.labels}
    if persons_aboard(s, noun):
        return noun, {"aboard"}
    if noun in MEASURED_IN | MONEY:
        measure = next((m.head for m in s.others + tuple(s.participants) if m.head in _MEASURES and (
            m.argument.start < figure.start and figure.end <= m.argument.end
        )), None)  # fmt: skip
        if measure is not None:
            return noun, {f"of {_MEASURES[measure]}"}
        if predicate in _LEVEL_VERBS and s.clause.tense != "none":
            return noun, {"level"}
        if noun in ("tonne", "ton") and ("load" in s.classes or any(
            m.argument.role == "with" and m.argument.start <= figure.start < m.argument.end for m in s.others
        )):  # fmt: skip
            return noun, {"load"}
        return noun, set()
    if fates:
        return noun, set()
    if noun is None and _of_a_quake(s):
        return noun, {"of magnitude"}
    persons = noun is None or is_person(noun) or noun in ("people", "person")
    within = {m.head for m in s.others} | {m.head for m in s.participants}
    if persons and (
        ("hospital" in within and predicate in _TO_HOSPITAL) or predicate in ("hospitalise", "hospitalize")
    ):
        return noun, {"hospital"}
    if persons and predicate in ("sicken", "infect"):
        return noun, {"ill"}
    if (
        persons
        and ("ill" in s.clause.words or "sick" in s.clause.words)
        and predicate in ("make", "be", "fall", "ill", "sick")
    ):
        return noun, {"ill"}
    if _first_of_vote(s, figure) and wording & _VOTED:
        return "vote", {"vote"}
    if noun in _STRIKERS or (noun is not None and is_person(noun) and wording & {"on strike", "strike", "walk out"}):
        return noun, {"strike"}
    if noun is None:
        heads = {m.head for m in s.participants} | {w for m in s.participants if m.head == "number" for w in m.words}
        within = {m.head for m in s.others if m.argument.start < figure.start and figure.end <= m.argument.end}
        named = next(iter(sorted((heads & (_WHOLE | _GATHERED)) | (within & _WHOLE))), None)
        if named is not None and _at_so_many(s, figure):
            # *put the crowd that greeted the team at 11,000*
            return named, {"gather"}
        if (named is not None and wording & (_COUNT | _GATHER | {"amount"})) or within & _WHOLE:
            return named, {"gather"}
    if wording & _GATHER and (noun is None or is_person(noun) or noun == "people"):
        subject = s.subject
        if subject is not None and subject.argument.start <= figure.start < subject.argument.end:
            return noun, {"gather"}
    if noun in _WHOLE or (noun in _GATHERED and wording & (_COUNT | _GATHER | {"there be"})):
        return noun, {"gather"}
    return noun, set()


_CRAFT = frozenset({"vessel", "vehicle", "train", "aircraft"})


def _at_so_many(s: Statement, figure: Figure) -> bool:
    """Whether the figure stands behind *at* and the clause is of a crowd as a whole."""
    subject = s.subject
    return subject is not None and subject.head in _WHOLE and any(
        m.argument.role == "at" and m.argument.start <= figure.start < m.argument.end for m in s.others
    )  # fmt: skip


def _of_a_quake(s: Statement) -> bool:
    """Whether a bare number is a magnitude: *a magnitude of 6.3*, *the quake measured 5.7*."""
    if any(m.head == "magnitude" for m in s.participants):
        return True
    subject = s.subject
    return s.clause.predicate in ("measure", "register") and subject is not None and "quake" in kinds_of(subject.head)


def persons_aboard(s: Statement, noun: str | None) -> bool:
    """Whether it is of how many were aboard: *had 46 people on board*, *there were 51 people aboard*."""
    persons = noun is not None and (is_person(noun) or noun == "people")
    subject = s.subject
    carried = s.clause.predicate == "carry" and subject is not None and not kinds_of(subject.head).isdisjoint(_CRAFT)
    on_it = "there be" in s.labels and any(
        m.head == noun and not kinds_among(frozenset(m.words) - {noun}).isdisjoint(_CRAFT) for m in s.participants
    )
    return persons and (carried or on_it or not {"aboard", "board"}.isdisjoint(s.clause.words))


def _first_of_vote(s: Statement, figure: Figure) -> bool:
    """Whether another number follows it as the other side of a vote: *54 to 46*, *by 58 votes to 42*."""
    text = s.told.extract.text if s.clause.part == "text" else s.told.extract.title
    words = text[figure.end : figure.end + 24].split()
    if words[:1] == ["votes"]:
        words = words[1:]
    return len(words) > 1 and words[0] in ("to", "against") and words[1][:1].isdigit()


def price_of(s: Statement, figure: Figure) -> Mention | None:
    """The thing whose price a figure of money is, where the statement tells of a sale, else None."""
    if "cost" not in s.classes or figure.noun not in MONEY:
        return None
    predicate = s.clause.predicate.split()[0]
    if predicate == "pay":
        return next((m for m in s.others if m.argument.role == "for" and not _money(m)), None)
    if s.clause.passive:
        return s.theme
    if predicate in ("buy", "purchase", "acquire", "get", "sell") and s.agent is not None:
        return s.theme if s.theme is not None and not _money(s.theme) else None
    subject = s.subject
    return subject if subject is not None and not _money(subject) else None


def _money(m: Mention) -> bool:
    return m.head in MONEY or m.head[:1].isdigit() or timely(m)


def same_price(a: Statement, f: Figure, b: Statement, g: Figure) -> bool | None:
    """Whether two figures are the price of one thing; None where one of them is no price."""
    m, n = price_of(a, f), price_of(b, g)
    if m is None or n is None:
        return None
    joined = [(" and " in f" {x.text.lower()} ") for x in (m, n)]
    return f.noun == g.noun and f.per == g.per and match(m, n) >= 0.7 and m.head == n.head and joined[0] == joined[1]
