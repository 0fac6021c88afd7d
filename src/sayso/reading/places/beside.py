"""What the words that touch a name make of it: part of a person's name, of a body's, of a street's."""

from __future__ import annotations

from functools import cache

from sayso.knowledge.places.demonyms import is_demonym
from sayso.knowledge.tables import table
from sayso.reading.document import Token
from sayso.reading.places.candidates import SPANNED, TYPE_WORDS
from sayso.reading.places.mention import Mention

TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady prof sen rep gov lt col gen maj capt sgt cpl pvt adm rev fr judge justice "
    "president senator governor mayor king queen prince princess pope saint aunt uncle officer detective sheriff "
    "coach chief captain general colonel major sergeant secretary chancellor premier minister ambassador "
    "congressman congresswoman professor doctor father sister brother pastor bishop archbishop cardinal deputy "
    "trooper councilman councilwoman councillor commissioner inspector constable superintendent principal "
    "spokesman spokeswoman attorney lawyer defendant brothers duke earl baron chairman director commander "
    "lieutenant private".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern upper lower greater downtown mid inner outer metro "
    "metropolitan former historic rural suburban nearby old modern ancient coastal occupied".split()
)
SPEECH = frozenset(
    "say tell add ask reply explain recall note write think believe know feel like love want laugh smile testify "
    "marry bear graduate die play score pitch hit throw win finish".split()
)
#: What a ministry or a minister is of: never a place.
_OFFICES = frozenset("ministry minister department secretary undersecretary".split())
#: Words of a street's name behind the name that it has.
_STREETS = frozenset(
    "street road avenue boulevard drive lane terrace highway parkway turnpike crescent rd "
    "ave blvd dr ln cir hwy pkwy".split()
)
#: The same in other languages, before it.
_STREETS_BEFORE = frozenset("calle rue avenida via rua plaza piazza ulitsa vulytsia".split())
#: What is named for the town where it was signed.
_TREATIES = frozenset(
    "accord accords agreement agreements convention conventions protocol protocols treaty treaties declaration pact "
    "memorandum".split()
)
_KIN = frozenset(
    "son daughter sister brother wife husband mother father uncle aunt cousin niece nephew girlfriend boyfriend "
    "grandson granddaughter fiancee fiance widow".split()
)
#: Bodies that bear a town's name and are not in the town's hand: papers, companies, clubs.
_FIRMS = frozenset(
    "inc inc. corp corp. ltd ltd. llc llp plc gmbh ag holdings partners associates press motors records pictures "
    "entertainment airlines airways industries pharmaceuticals insurance securities capital investments ventures "
    "edison group".split()
)


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case that show a person wherever they stand."""
    return frozenset(name.lower() for name, gender in table("given_names") if not gender.endswith("?"))


@cache
def any_given_names() -> frozenset[str]:
    """All given names in lower case, those that are often something else among them."""
    return frozenset(name.lower() for name, _ in table("given_names")) | _GIVEN_TOO


@cache
def heads() -> dict[str, str]:
    """Last words of names by what they name."""
    return {row[0]: row[1] for row in table("heads")}


@cache
def surnames() -> frozenset[str]:
    """Names of persons that are towns too."""
    return frozenset(word for word, kind in table("place_words") if kind == "name")


@cache
def _also_towns() -> frozenset[str]:
    """Words that are as often a town as a person's name: *Houston*."""
    return frozenset(word for word, kind in table("place_words") if kind == "both")


@cache
def common_words() -> frozenset[str]:
    """Words that English texts use often, from once in 10,000."""
    return frozenset(
        word for number, words in table("word_frequencies") if int(number) >= COMMON for word in words.split()
    )


@cache
def known_words() -> frozenset[str]:
    """Words that English texts use at least twice in a million words."""
    return frozenset(word for _, words in table("word_frequencies") for word in words.split())


#: How often a word must be for its capital form behind a given name not to be taken for a surname: once in 25,000
#: words. Found on pairs of own making: *Power, Water, Valley* are above it, *Roberts, Santos, Kenin* below.
COMMON = 46

#: Places that parents name children for, besides those of the table of given names.
_GIVEN_TOO = frozenset(
    "paris london chelsea brooklyn sydney dallas austin israel india kenya asia ireland jersey houston savannah "
    "milan verona vienna geneva phoenix memphis lourdes santiago chad cuba dakota madison cleveland lincoln victoria "
    "florence preston sofia carolina america".split()
)


@cache
def _bodies() -> dict[str, list[tuple[str, ...]]]:
    """Names of bodies of several words, in small letters, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in [n for row in (*table("organisations"), *table("media")) for n in (row[0], *row[1].split(";"))]:
        words = tuple(name.lower().split())
        if len(words) > 1:
            found.setdefault(words[0], []).append(words)
    return found


def in_body(m: Mention) -> bool:
    """Whether it is only part of the name of a body that is known by name: *Boko Haram*."""
    tokens = m.sentence.tokens
    for start in range(max(0, m.first - 4), m.first + 1):
        for words in _bodies().get(tokens[start].lower, ()):
            end = start + len(words)
            wider = end > m.last and (start < m.first or end > m.last + 1)
            if wider and tuple(t.lower for t in tokens[start:end]) == words:
                return True
    return False


def persons_name(m: Mention) -> bool:
    """Whether the name is the given name of the person whose surname stands behind it: *Chad Roberts*."""
    after = m.after
    if m.first != m.last or after is None or m.key not in any_given_names():
        return False
    word = after.lower.rstrip(".")
    if not after.text[0].isupper() or not after.text[1:].islower() or after.tag not in ("NNP", "NNPS", "NN"):
        return False
    if after.tag == "NNPS" and (word.removesuffix("s") in known_words() or word in known_words()):
        # the Houston Rockets
        return False
    if word in TYPE_WORDS or word in SPANNED or word in TITLES or word in DIRECTIONS or word in _STREETS:
        return False
    if word in surnames():
        return True
    if word in heads() or f"{word}s" in heads() or is_demonym(word):
        return False
    if word in common_words() and word not in _also_towns():
        return False
    behind = after.nbor(1)
    # *Georgia Tech Research Institute*, *Victoria Cross winner*: more words make a body or a thing of it
    return not (behind is not None and heads().get(behind.lower) is not None and behind.text[0].isupper())


def weigh_neighbours(m: Mention, by_token: dict[tuple[int, int], Mention], strong: bool, country: bool = False) -> None:
    """Evidence from the capitalised words that touch the name; ``strong``: a country, capital or well-known city."""
    before, after = m.before, m.after
    if m.first == m.last and m.key in DIRECTIONS and after is not None and after.text[0].isupper():
        m.weigh(-4.0, f"it is but the direction of {after.text}")
    if not strong and in_body(m):
        m.weigh(-4.0, "it is part of the name of a body")
    if before is not None and before.text[0].isupper() and before.text[-1] not in ",;:" and before.pos != "PUNCT":
        _weigh_before(m, before, by_token, strong)
    if before is not None and before.lower in _KIN and m.key in any_given_names():
        m.weigh(-5.0, f"{before.text} stands before it")
    if before is not None and before.lower == "of" and before.i:
        body = m.sentence.tokens[before.i - 1]
        if body.text[0].isupper() and heads().get(body.lower) == "medium":
            m.weigh(-4.0, f"it is part of the name of a medium: {body.text} of")
            m.bears = True
        if body.lower in _OFFICES and not country:
            m.weigh(-4.0, f"it is what a {body.lower} is for")
    if after is not None and after.text[0].isupper() and after.tag in ("NNP", "NNPS", "NN", "NNS", "JJ", "CD", "VBZ"):
        _weigh_after(m, after, by_token, strong)


def _weigh_before(m: Mention, before: Token, by_token: dict[tuple[int, int], Mention], strong: bool) -> None:
    word = before.lower.rstrip(".")
    other = by_token.get((id(m.sentence), before.i))
    given = given_names()
    if word in TITLES:
        m.weigh(-4.0, f"the title {before.text} stands before it")
    elif word in given and other is None:
        m.weigh(-4.0, f"the given name {before.text} stands before it")
    elif len(word) == 1 and before.text.endswith("."):
        m.weigh(-4.0, "an initial stands before it")
    elif word in _STREETS_BEFORE:
        m.weigh(-3.0, "it is the name of a street")
    elif word in DIRECTIONS or word in TYPE_WORDS:
        m.weigh(0.5, f"{before.text} stands before it")
    elif other is not None and other.adjective is None and other.tokens[-1].lower in SPANNED and not m.type:
        m.weigh(-3.0, f"it is part of a longer name behind {before.text}")
    elif before.tag in ("NNP", "NNPS") and other is None and before.i > 0 and not is_demonym(word):
        m.weigh(-0.5 if strong else -2.5, "another name stands right before it")
    elif other is not None and other.adjective is None and (word in given or persons_name(other)):
        m.weigh(-3.0, f"{before.text} {m.tokens[0].text} is a person's name")


def _ends(after: Token) -> bool:
    """The word is the last of the name, but for words like it: not *Palestine Independent School District*."""
    behind = after.nbor(1)
    return behind is None or not behind.text[0].isupper() or heads().get(behind.lower) == "medium"


def _weigh_after(m: Mention, after: Token, by_token: dict[tuple[int, int], Mention], strong: bool) -> None:
    word = after.lower.rstrip(".")
    kind = heads().get(word)
    typed = m.tokens[-1].lower in SPANNED and m.first != m.last
    if persons_name(m):
        m.weigh(-5.0, f"{m.tokens[0].text} {after.text} is a person's name")
    elif word in _STREETS and not m.type and _ends(after):
        m.weigh(-3.0, "it is the name of a street")
    elif word in _TREATIES:
        m.weigh(-4.5, f"{after.text} stands behind it: a treaty")
    elif kind == "medium" and not typed and _ends(after):
        m.weigh(-3.0, f"{after.text} stands behind it: a medium")
        m.bears = True
    elif word in _FIRMS and not typed:
        m.weigh(-2.5, f"{after.text} stands behind it: a company")
        m.bears = True
    elif word in TYPE_WORDS or word in SPANNED or kind is not None or word in TITLES:
        m.weigh(0.3, f"{after.text} stands behind it")
    elif (id(m.sentence), after.i) in by_token:
        if m.key.split()[-1] in given_names():
            m.weigh(-3.0, "it is a given name, and another name stands behind it")
        name = after.head if after.dep == "compound" else after
        if m.tokens[-1].head is name and name.dep == "nsubj" and name.head.lemma in SPEECH:
            m.weigh(-2.5, "it is the first of two names of one who speaks")
    elif m.key in given_names():
        m.weigh(-4.0, "it is a given name, and another name stands behind it")
    elif after.tag in ("NNP", "NNPS") and not typed:
        m.weigh(-0.7 if strong else -2.0, "another name stands right behind it")
