"""What a number counts: its unit, and what became of those that are counted."""

from __future__ import annotations

from sayso.reading.document import Token
from sayso.reading.quantities.numbers import MONEY, Number, lexicon

_STATUS_VERBS = {
    "kill": "killed", "die": "killed", "perish": "killed", "drown": "killed", "slay": "killed", "execute": "killed",
    "murder": "killed", "massacre": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded",
    "hospitalize": "wounded", "hospitalise": "wounded", "miss": "missing", "displace": "displaced", "flee": "displaced",
    "evacuate": "evacuated", "arrest": "arrested", "detain": "arrested", "deport": "deported", "capture": "captured",
    "abduct": "abducted", "kidnap": "abducted", "rescue": "rescued", "save": "rescued", "free": "freed",
    "release": "freed", "exchange": "exchanged", "swap": "exchanged", "hand": "handed over", "survive": "survived",
    "live": "survived", "infect": "infected", "destroy": "destroyed", "damage": "damaged", "burn": "burnt",
    "flood": "flooded", "deploy": "deployed",
}  # fmt: skip
_STATUS_WORDS = {"dead": "killed", "killed": "killed", "injured": "wounded", "wounded": "wounded", "hurt": "wounded",
                 "missing": "missing", "unaccounted": "missing", "homeless": "displaced", "displaced": "displaced",
                 "ill": "ill", "sick": "ill", "safe": "rescued", "unhurt": "unhurt", "alive": "survived"}  # fmt: skip


def unit_of(tokens: list[Token], number: Number) -> tuple[str | None, str | None, int]:
    """Unit, what is counted, and where the quantity's span ends."""
    unit, of, end = _unit(tokens, number)
    if of is None or unit is None:
        total = _total(tokens, tokens[number.last])
        if total is not None:
            unit, of = unit or total[0], of or total[1]
    if unit is None and of in _PERSONS:
        unit = "person"
    return unit, of, end


def _unit(tokens: list[Token], found: Number) -> tuple[str | None, str | None, int]:
    known = lexicon()
    first, last, money, glued = found.first, found.last, found.money, found.glued
    end = tokens[last].end
    number = tokens[last]
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if glued == "person":
        return "person", _status(tokens, number, None), end
    if money is not None:
        return money, _of(tokens, last), end
    if glued is not None:
        return glued, _of(tokens, last), end
    if after is None:
        return None, _status(tokens, number, None), end
    two = f"{after.lower}-{tokens[last + 2].lower}" if last + 2 < len(tokens) else ""
    if two in known.nouns:
        return known.nouns[two][0], _of(tokens, last + 2), tokens[last + 2].end
    if after.lower in ("square", "cubic", "nautical") and last + 2 < len(tokens):
        inner = known.nouns.get(tokens[last + 2].lemma.lower())
        if inner is not None:
            return _POWERS[after.lower].format(inner[0]), _of(tokens, last + 2), tokens[last + 2].end
    joined = after.lower in ("-", "–") and last + 2 < len(tokens)
    direct = tokens[last + 2] if joined else after
    noun = known.nouns.get(direct.lemma.lower()) or known.nouns.get(direct.lower)
    if direct.lower in _MONEY_WORDS:
        return _MONEY_WORDS[direct.lower], _of(tokens, direct.i), direct.end
    if noun is not None and noun[1] == "measure":
        return noun[0], _of(tokens, direct.i), direct.end
    if direct.text in MONEY:
        return MONEY[direct.text], _of(tokens, direct.i), direct.end
    head = _head(tokens, first, last)
    if head is None:
        if direct.lower in _STATUS_WORDS:
            return "person", _STATUS_WORDS[direct.lower], direct.end
        return None, _status(tokens, number, None), end
    kind = known.nouns.get(head.lemma.lower())
    if kind is None and head.tag in ("NNS", "NN"):
        kind = _person_noun(head.lemma.lower())
    if kind is not None and kind[1] == "status":
        return kind[0], kind[2], head.end
    status = _status(tokens, number, head)
    if kind is not None and kind[1] == "person":
        named = None if head.lemma.lower() in _GENERIC else head.lemma.lower()
        return kind[0], status or named, head.end
    if kind is not None:
        return kind[0], _of(tokens, head.i), head.end
    if head.tag in ("NNP", "NNPS"):
        # 35 Ukrainians
        return ("person" if head.tag == "NNPS" else None), status or head.lemma.lower(), head.end
    if head.lower in _STATUS_WORDS:
        return "person", _STATUS_WORDS[head.lower], head.end
    return head.lemma.lower(), status or head.lemma.lower(), head.end


_POWERS = {"square": "{}²", "cubic": "{}³", "nautical": "nautical mile"}
#: what becomes of persons alone
_PERSONS = frozenset(
    {"killed", "wounded", "missing", "arrested", "abducted", "rescued", "displaced", "ill", "survived"}
)
_MONEY_WORDS = {"dollars": "USD", "euros": "EUR", "pounds": "GBP", "dollar": "USD", "euro": "EUR", "pound": "GBP"}
_GENERIC = frozenset(
    {"person", "people", "individual", "human", "man", "woman", "other", "household", "family", "member"}
)


def _person_noun(lemma: str) -> tuple[str, str, str | None] | None:
    """*carpenter*, *negotiator*, *tourist*: nouns of doers by their endings, but for things that end alike."""
    if lemma in _THINGS or len(lemma) < 6:
        return None
    if lemma.endswith(
        ("keeper", "worker", "fighter", "maker", "goer", "dweller", "seeker", "holder", "bearer", "ist", "man", "woman")
    ):
        return ("person", "person", None)
    return None


_THINGS = frozenset(
    "shaman taliban checklist persist twist locker tanker bunker list artist-run playlist shortlist".split()
)


def _head(tokens: list[Token], first: int, last: int) -> Token | None:
    """The noun that the number counts: *men* in *120 armed men*, *prisoners* in *hundreds of prisoners*."""
    for token in (tokens[last], tokens[first]):
        of = next((c for c in token.children if c.dep == "prep" and c.lower == "of" and c.i > last), None)
        if of is not None and (inner := of.child("pobj")) is not None and inner.pos != "PRON":
            return inner
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    for token in tokens[first : last + 1]:
        head = token.head
        if head.i <= last or token.dep not in _COUNTING:
            continue
        while head.dep in ("compound", "nmod", "quantmod", "nummod") and head.head.i > head.i:
            head = head.head
        if any(t.tag == "CD" for t in tokens[last + 1 : head.i]) or head.tag in ("PRP", "PRP$"):
            # 28 and two men
            continue
        if head.pos in ("NOUN", "PROPN") or (head.tag in ("JJ", "VBN") and head.lower in _STATUS_WORDS):
            return head
    if after is not None and after.pos == "NOUN" and tokens[last].pos in ("NUM", "NOUN"):
        while (follower := after.nbor()) is not None and after.dep == "compound" and follower.pos == "NOUN":
            after = follower
        return after
    return None


def _total(tokens: list[Token], number: Token) -> tuple[str | None, str | None] | None:
    """Unit and what is counted in *the number of dead rose to 28*, *put the death toll at 28*."""
    prep = number.head
    if number.dep != "pobj" or prep.lower not in ("to", "at"):
        return None
    for above in prep.ancestors():
        for total in (above, *above.children):
            if total.lemma in _TOTALS and total.dep in ("nsubj", "nsubjpass", "dobj"):
                return _of_total(tokens, total)
    return None


def _of_total(tokens: list[Token], total: Token) -> tuple[str | None, str | None] | None:
    if any(c.lower == "death" for c in total.children):
        return "person", "killed"
    for prep in total.children:
        if prep.dep != "prep" or prep.lower != "of" or (inner := prep.child("pobj")) is None:
            continue
        if inner.lower in _STATUS_WORDS:
            return "person", _STATUS_WORDS[inner.lower]
        status = _status(tokens, inner, inner)
        kind = lexicon().nouns.get(inner.lemma.lower())
        if kind is None:
            return inner.lemma.lower(), status or inner.lemma.lower()
        return kind[0], status or kind[2] or (None if inner.lemma.lower() in _GENERIC else inner.lemma.lower())
    return None


_TOTALS = frozenset({"number", "toll", "total", "count", "tally", "sum", "figure"})
_COUNTING = frozenset({"nummod", "amod", "nmod", "compound", "quantmod", "det", "npadvmod", "advmod", "neg"})


def _of(tokens: list[Token], at: int) -> str | None:
    """What is measured: *wheat* in *28,000 tonnes of wheat*."""
    if at + 2 < len(tokens) and tokens[at + 1].lower == "of":
        of = tokens[at + 1].child("pobj")
        return of.lemma.lower() if of is not None else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is not None and after.pos == "NOUN" and tokens[at].head is after:
        return after.lemma.lower()
    return None


def _status(tokens: list[Token], number: Token, head: Token | None) -> str | None:
    """What became of those that are counted, by the words round them: *killed*."""
    noun = head if head is not None else number
    for child in noun.children:
        if child.lower in _STATUS_WORDS and child.dep in ("amod", "acl", "relcl", "appos", "acomp", "advcl"):
            return _STATUS_WORDS[child.lower]
        if child.dep in ("acl", "relcl") and child.lemma in _STATUS_VERBS:
            return _STATUS_VERBS[child.lemma]
    top = noun
    while (
        top.dep in ("conj", "nummod", "pobj", "prep")
        and top.head is not top
        and (top.dep != "prep" or top.lower == "of")
        and (top.dep != "pobj" or top.head.lower == "of")
    ):
        top = top.head
    verb = top.head
    if top.dep in ("nsubj", "nsubjpass", "dobj", "attr") and verb is not top:
        for child in verb.children:
            if child.dep in ("acomp", "oprd", "attr") and child.lower in _STATUS_WORDS:
                return _STATUS_WORDS[child.lower]
        if verb.lemma in _STATUS_VERBS and (top.dep != "nsubj" or verb.lemma in _INTRANSITIVE or verb.tag == "VBN"):
            return _STATUS_VERBS[verb.lemma]
        if verb.lower in _STATUS_WORDS and (verb.lower != "hurt" or top.dep != "nsubj"):
            return _STATUS_WORDS[verb.lower]
    behind = noun.nbor()
    for _ in range(3):
        # men (are still) missing
        if behind is not None and behind.lower in _STATUS_WORDS:
            return _STATUS_WORDS[behind.lower]
        if behind is None or (behind.lemma not in ("be", "remain") and behind.tag != "RB"):
            return None
        behind = behind.nbor()
    return None


_INTRANSITIVE = frozenset({"burn", "die", "perish", "drown", "flee", "survive", "live", "miss", "evacuate"})
