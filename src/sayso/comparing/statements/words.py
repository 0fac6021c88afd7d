"""What words have to do with each other: predicates that say the same or the opposite, nouns that may name one
thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from sayso.knowledge.tables import table
from sayso.model import Clause

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset("january february march april may june july august september october november december".split())
#: verbs that say too little by themselves to make two clauses say the same
LIGHT = frozenset(
    {
        "be", "have", "do", "make", "take", "give", "get", "go", "come", "put", "set", "let", "keep", "bring", "run",
        "turn", "see", "say", "tell", "call", "leave", "add", "report", "become", "stay", "remain", "stand", "begin",
        "start", "continue", "hold", "show", "want", "use", "include", "follow", "find", "know", "think", "look", "ask",
        "speak", "lie", "try", "seem", "need", "like", "allow", "expect", "announce", "note", "state", "write", "read",
    }
)  # fmt: skip
#: words of so many meanings that a class of predicates that two of them share says nothing by itself
AMBIGUOUS = LIGHT | frozenset(
    "hold take lose clear return fall carry stand back open work strike resist drop lead cut pass raise settle "
    "run have give "
    "poll count receive gain present come go leave stay remain reach break send deliver win end last start keep "
    "control turn "
    "appear miss pick raise lift score back bear off out over fine well safe fit put name pick draw".split()
)
_PARTICLES = frozenset(
    "away back aground down out off up through over ahead afloat apart together aside forward home ashore on in".split()
)
#: verbs whose predicative says what becomes of the thing: *set free*, *found dead*, *made safe*
_RESULTATIVE = frozenset({"set", "find", "make", "leave", "keep", "render", "declare", "go", "walk", "stay", "remain"})
#: verbs that say something else in the passive: *he is survived by two sons*, *a weathered wall*, *was missed by all*
_NEVER_PASSIVE = frozenset({"survive", "weather", "miss", "escape", "attend", "stand", "last", "spare"})
PRONOUNS = frozenset(
    "he she it they we i you him her them us me one that this these those which who whom what there "
    "somebody someone nobody everybody everyone both all some many most none other others another each".split()
)


#: predicates recur; what was worked out for so many of them, or couples of them, is kept
_KEPT = 1 << 17


@cache
def _predicates() -> tuple[dict[str, frozenset[str]], dict[str, str], dict[str, str]]:
    classes: dict[str, set[str]] = {}
    opposite: dict[str, str] = {}
    nature: dict[str, str] = {}
    for name, other, sort, members in table("predicates"):
        nature[name] = sort
        if other != "-":
            opposite[name] = other
        for member in members.split(","):
            classes.setdefault(member.strip(), set()).add(name)
    return {k: frozenset(v) for k, v in classes.items()}, opposite, nature


@cache
def _antonyms() -> frozenset[tuple[str, str]]:
    pairs = {(a, b) for _, a, b in table("antonyms")}
    return frozenset(pairs | {(b, a) for a, b in pairs})


@cache
def _synonyms() -> frozenset[tuple[str, str]]:
    pairs = set(table("synonyms"))
    return frozenset({(a, b) for a, b in pairs} | {(b, a) for a, b in pairs})


@cache
def _kinds() -> dict[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {}
    for kind, members in table("kinds"):
        for member in members.split(","):
            kinds.setdefault(member.strip(), set()).add(kind)
    return {k: frozenset(v) for k, v in kinds.items()}


@cache
def _contrasts() -> dict[str, frozenset[str]]:
    sets: dict[str, set[str]] = {}
    for name, members in table("contrasts"):
        for member in members.split(","):
            sets.setdefault(member.strip(), set()).add(name)
    return {k: frozenset(v) for k, v in sets.items()}


@cache
def _persons() -> frozenset[str]:
    return frozenset(row[0] for row in table("person_nouns"))


#: persons, and trades, that the table names another thing first by
_TRADES = frozenset(
    "people men refugee family porter cleaner cook ranger monk stoker rebel marine barber cabbie shunter farmer "
    "usher president chancellor dean pope tenor rabbi speaker constable forester volcanologist attaché".split()
)


def is_person(noun: str) -> bool:
    """Whether a noun names persons: *miner*, *people*."""
    return noun in _persons() or noun in _TRADES or noun.endswith(("man", "woman", "people"))


def kinds_of(noun: str) -> frozenset[str]:
    """The kinds of thing that a noun may name."""
    return _kinds().get(noun, frozenset())


@cache
def _antonym_of() -> dict[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for a, b in _antonyms():
        made.setdefault(a, set()).add(min(a, b))
    return {word: frozenset(axes) for word, axes in made.items()}


@cache
def _synonym_of() -> dict[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for a, b in _synonyms():
        made.setdefault(a, set()).add(f"{min(a, b)} {max(a, b)}")
    return {word: frozenset(axes) for word, axes in made.items()}


#: past participles that do not end in *-ed*, behind *un-*
_IRREGULAR = {
    "paid": "pay", "sold": "sell", "broken": "break", "heard": "hear", "seen": "see", "known": "know",
    "written": "write", "beaten": "beat", "spent": "spend", "built": "build", "told": "tell", "found": "find",
    "lit": "light", "read": "read", "done": "do", "taken": "take", "kept": "keep", "fed": "feed", "made": "make",
    "worn": "wear", "shaken": "shake", "bought": "buy", "sung": "sing", "spoken": "speak", "fought": "fight",
}  # fmt: skip
#: beginnings that turn an adjective into its opposite, with its endings where others would be chance
_TURNS = (
    ("un", ("",)),
    ("non-", ("",)),
    ("in", ("able", "ible", "ent", "ant", "al", "ate", "ive", "ous", "ete", "ect")),
    ("im", ("able", "ible", "al", "ent", "ect", "ure", "ile", "oper")),
    ("il", ("al", "ible", "ate")),
    ("ir", ("ar", "able", "ible", "ant", "ent")),
    ("dis", ("ed", "est", "al")),
)
#: words that only look like one turned into its opposite
_WHOLE = frozenset(
    "under unit united unite unique universal uniform unanimous until uncle unless union unveil uncover unearth unfold "
    "unleash untie unload incident inside important immediate imperial independent invent innocent instant infant "
    "indent intent inherent internal international industrial individual impossible distant display "
    "increase interest involve insist dismiss discuss disaster discover distress".split()
) - {"impossible"}


@lru_cache(1 << 14)
def turned(word: str) -> frozenset[str]:
    """What an adjective or participle may be the opposite of by how it begins: *uninsured*: *insured*, *insure*."""
    found: set[str] = set()
    if word in _WHOLE or word.startswith("under"):
        return frozenset()
    for start, ends in _TURNS:
        bare = word.removeprefix(start)
        if bare == word or len(bare) < 3 or not word.endswith(ends):
            continue
        found.add(bare)
        found.update({_IRREGULAR[bare]} if bare in _IRREGULAR else ())
        if bare.endswith("ed"):
            found |= {bare[:-1], bare[:-2]}
            if len(bare) > 5 and bare[-3] == bare[-4]:
                found.add(bare[:-3])
    return frozenset(found)


@lru_cache(_KEPT)
def axes(labels: frozenset[str]) -> frozenset[str]:
    """What these predicates speak of, the same for those that say the same and those that say the opposite."""
    known, opposite, _ = _predicates()
    found: set[str] = set()
    for label in labels:
        for c in known.get(label, ()):
            found.add(min(c, opposite.get(c, c)))
        found.update(_antonym_of().get(label, ()))
        found.update(_synonym_of().get(label, ()))
        if label not in LIGHT:
            found.add(label)
        if " " not in label:
            found |= turned(label)
    return frozenset(found)


@lru_cache(1 << 14)
def kinds_among(words: frozenset[str]) -> frozenset[str]:
    """The kinds of thing that any of these words may name."""
    return frozenset(k for w in words for k in kinds_of(w))


def _particle(clause: Clause, base: str) -> str | None:
    """A particle behind the object that the parse takes for a preposition without a noun: *let the refugees in*."""
    if base not in _PARTING or clause.passive:
        return None
    behind = next((a for a in clause.arguments if a.role == "object"), None)
    words = clause.text[behind.end - clause.start :].lower().split()[:2] if behind is not None else []
    if not words or words[0].strip(",.") not in ("in", "out", "through", "past", "off", "back", "away"):
        return None
    if words[:2] == ["out", "of"]:
        # *drove the rebels out of the fort*
        return "out of"
    stands_alone = len(words) == 1 or words[0][-1] in ",." or words[1] in _BEHIND_PARTICLE
    return words[0].strip(",.") if stands_alone else None


#: what there was or was not, and nobody's being there
_HAPPENINGS = frozenset(
    "fire blaze explosion blast leak smoke shot gunfire shooting fight fighting panic mutiny riot outbreak spill flood "
    "accident collision attack clash struggle warning alarm damage".split()
)
_FINDING = frozenset("find bring pull dig rescue recover take lift bring".split())
#: in what state somebody is found, which the parse may take for part of the name before it
_STATE = re.compile(r"\b(?:alive|dead|unhurt|unharmed)\b", re.I)
_PARTING = frozenset("let keep turn shut lock wave send throw hold see drive push force chase bring take pull".split())
_BEHIND_PARTICLE = frozenset("on at to for from by after before when as and until without because during".split())
#: how something is done, which says as much as what
_MANNERS = frozenset("alone unaccompanied unattended unarmed unharmed unscathed unhurt alive peacefully".split())


def labels(clause: Clause) -> frozenset[str]:
    """What the clause says of its subject or object: lemmas, or the longer wordings that the table of predicates
    has.
    """
    known, _, _ = _predicates()
    base = clause.predicate.split()[0] if clause.predicate else ""
    longer: set[str] = set()
    if clause.copula and clause.predicate[:1].isdigit():
        # *turnout was 71 per cent*
        return frozenset({"amount"})
    if clause.arguments and clause.arguments[0].role == "subject" and clause.arguments[0].head == "there" and base:
        # *there was no fire*, *there were 45 people aboard*
        aboard = any(a.head in ("aboard", "board") for a in clause.arguments) or "aboard" in clause.text.lower()
        aboard = aboard and not any(a.role == "attribute" and a.head in _HAPPENINGS for a in clause.arguments)
        return frozenset({"be aboard" if aboard else "there be"})
    if clause.copula:
        # *is out of service*, *was in good health*
        words = clause.text.lower().split()
        longer.update(" ".join(words[i : i + 3]) for i in range(1, len(words) - 2))
    if clause.passive:
        longer.add(f"be {clause.predicate}")
        # *consent was given*
        longer.update(f"{base} {arg.head}" for arg in clause.arguments if arg.role == "subject")
    elif not clause.copula:
        # *no word reached them*
        longer.update(f"{arg.head} {base}" for arg in clause.arguments if arg.role == "subject")
    if clause.predicate == "live" and any(arg.role not in ("subject", "adverb") for arg in clause.arguments):
        # *lived in Aarhus for forty years* does not tell of having survived
        return frozenset({"reside"})
    if clause.predicate == "miss" and not any(a.role == "object" for a in clause.arguments):
        return frozenset({"missing"})
    if clause.predicate in known and " " in clause.predicate:
        longer.add(clause.predicate)
    if base in _FINDING and (state := _STATE.search(clause.text)) is not None:
        longer.add(f"{base} {state[0].lower()}")
    if (particle := _particle(clause, base)) is not None:
        longer.add(f"{base} {particle}")
    for arg in clause.arguments:
        if arg.role == "adverb" and arg.head in _MANNERS:
            longer.add(arg.head)
        if arg.role == "to" and base == "hold":
            longer.add("hold on to")
        if (arg.role == "adverb" and arg.head in _PARTICLES) or arg.role == "object":
            longer.add(f"{base} {arg.head}")
            longer.add(f"{clause.predicate} {arg.head}")
            if arg.role == "object" and f"{base} {arg.head}" in known:
                # *took part in the exercise off Brest* says nothing of taking off
                return frozenset({f"{base} {arg.head}"})
        elif arg.role == "adverb":
            longer.add(f"still {base}" if arg.head == "still" else f"{base} {arg.head}")
        elif arg.role == "attribute":
            if arg.head in ("guilty", "proven") and f" not {arg.head}" in clause.text.lower():
                # *was found not guilty*
                longer.update((f"not {arg.head}", f"{base} not {arg.head}"))
                continue
            longer.add(f"{'be' if clause.copula else base} {arg.head}")
            if base in _RESULTATIVE and not clause.copula:
                longer.add(arg.head)
        elif arg.role not in ("subject", "agent", "adverb"):
            if arg.role == "on" and base == "insist":
                longer.add("insist on")
            if " " not in clause.predicate and arg.role not in ("on", "in", "at", "by") and not (
                # *left Oban for Mull* tells that it left Oban
                base == "leave" and arg.role == "for" and any(other.role == "object" for other in clause.arguments)
            ):  # fmt: skip
                longer.add(f"{base} {arg.role}")
            longer.add(f"{base} {arg.role} {arg.head}")
            longer.add(f"{base} {arg.head}")
            if clause.copula or base == "be":
                longer.add(f"{arg.role} {arg.head}")
                if arg.role == "against":
                    longer.add("against")
            if arg.role == "among" and clause.copula and (arg.head != "those" or arg.words):
                # *was among the signatories*, *was among those at the banquet*
                longer.add(f"be {arg.head}" if arg.head != "those" else "attend")
    if clause.predicate == "hold" and not clause.passive and not any(a.role == "object" for a in clause.arguments):
        longer.add("hold firm")
    found = frozenset(w for w in longer if w in known)
    if clause.passive and not clause.copula and clause.predicate in _NEVER_PASSIVE:
        return found or frozenset({f"be {clause.predicate}"})
    return found or frozenset({clause.predicate})


def classes(words: Iterable[str]) -> frozenset[str]:
    """The classes of predicates that these words belong to."""
    known, _, _ = _predicates()
    return frozenset(c for w in words for c in known.get(w, ()))


def nature(names: Iterable[str]) -> frozenset[str]:
    """``deed``, ``state`` or ``course`` of these classes."""
    _, _, natures = _predicates()
    return frozenset(natures[n] for n in names if n in natures)


@lru_cache(_KEPT)
def sameness(a: frozenset[str], b: frozenset[str]) -> float:
    """How far two sets of labels say the same: 2 one clear word, 1 clear words of one class, .8 a clear word and one
    of many
    meanings, .5 words of many meanings only, 0 nothing in common.
    """
    common = a & b
    if any(w not in AMBIGUOUS for w in common):
        return 2.0
    if any(w not in LIGHT for w in common):
        return 1.5
    known, _, _ = _predicates()
    best = 0.5 if common else 0.0
    for x in a:
        mine = known.get(x, frozenset())
        for y in b:
            if mine & known.get(y, frozenset()):
                best = max(best, 1.0 - 0.2 * (x in AMBIGUOUS) - 0.3 * (y in AMBIGUOUS and x in AMBIGUOUS) - (
                    0.2 * (y in AMBIGUOUS and x not in AMBIGUOUS)
                ))  # fmt: skip
            elif best < 0.8 and (x, y) in _synonyms():
                best = 0.8
    return best


def say_same(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of labels hold words that say the same."""
    return sameness(a, b) >= 0.8


@lru_cache(_KEPT)
def say_opposite(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
    """The classes of ``a``, and of ``b``, that are opposites; ``{"antonym"}`` where it is antonyms outside the table.

    One of the two words must be clear in its meaning.
    """
    known, opposite, _ = _predicates()
    found: set[str] = set()
    for x in a:
        for y in b:
            if x in AMBIGUOUS and y in AMBIGUOUS:
                continue
            for c in known.get(x, ()):
                other = opposite.get(c)
                if other is not None and other in known.get(y, ()):
                    found.add(c)
                    found.add(other)
            for c in known.get(y, ()):
                other = opposite.get(c)
                if other is not None and other in known.get(x, ()):
                    found.add(c)
                    found.add(other)
    if found:
        return frozenset(found)
    pairs = _antonyms()
    apart = any((x, y) in pairs or x in turned(y) or y in turned(x) for x in a for y in b)
    return frozenset({"antonym"}) if apart else frozenset()


def contrast(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether two phrases hold words of which only one can be true: *upper* and *lower*."""
    known = _contrasts()
    first = {w for w in a if w in known}
    if not first:
        return False
    second = {w for w in b if w in known}
    if not second:
        return False
    for name in {n for w in first for n in known.get(w, ())}:
        left = {w for w in first if name in known.get(w, ())}
        right = {w for w in second if name in known.get(w, ())}
        if right and not {_stem(w) for w in left} & {_stem(w) for w in right}:
            return True
    return False


def _stem(word: str) -> str:
    return "low" if word in ("low", "lower") else word.removesuffix("ern").replace("-", "")


@lru_cache(_KEPT)
def questions(labels: frozenset[str]) -> frozenset[tuple[str, str]]:
    """The questions that these words answer, each by the first of two opposite classes, with the class that they answer
    it by; none where they may say either.
    """
    known, opposite, _ = _predicates()
    found = {c for label in labels for c in known.get(label, ()) if c in opposite}
    return frozenset((min(c, opposite[c]), c) for c in found if opposite[c] not in found)


def opposite(name: str) -> str:
    """The class that says the opposite of a class that has one."""
    return _predicates()[1][name]


@lru_cache(_KEPT)
def plain(labels: frozenset[str]) -> frozenset[str]:
    """What else these words say that can be denied: the classes without an opposite, and the words of no class."""
    known, opposites, _ = _predicates()
    found = {c for label in labels for c in known.get(label, ()) if c not in opposites}
    return frozenset(found) | {w for w in labels if w not in known and w not in LIGHT and w.split()[0] not in LIGHT}


def is_class(name: str) -> bool:
    """Whether it is a class of predicates, not a word of none."""
    return name in _predicates()[2]
