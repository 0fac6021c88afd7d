"""Which reading a word has in its sentence: the first of its rows all of whose needs the words around it meet."""

from __future__ import annotations

from collections.abc import Callable

from sayso.knowledge.events import Lexicon, Row
from sayso.model import EventType
from sayso.reading.document import Sentence, Token
from sayso.reading.events.grammar import adjuncts, objects, prepositions

#: nouns that lend their place to the noun behind *of*: *a series of strikes*, *dozens of arrests*
LENDERS = frozenset(
    "series wave round number dozen hundred thousand score set spate campaign string act couple pair lot kind "
    "sort form type barrage flurry range host majority rest part group case declaration policy state decision "
    "period ton tonne ton million billion worth amount shipment package lot load batch volume stock quantity "
    "supply plenty majority dozens".split()
)
_BEFORE = frozenset({"compound", "amod", "nmod", "quantmod"})
#: where those stand who are shot at
_AIMED = ("on", "at", "into", "towards")
#: types that a word used in figures of speech does not have where a sentence is on sport, cooking, the arts …
_WILD: frozenset[EventType | None] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN", "PROTEST", "RETREAT"})
#: classes that the noun itself must be of, whatever stands before it: a car bombing is no car,
#: a bomb squad no bomb
_OWN = frozenset({"ground", "nature", "bomb"})


def forms(token: Token) -> tuple[str, ...]:
    """The word, its lemma, and its singular where it is written like a name (*Rebels attacked …*), in lower case."""
    low = token.lower
    if token.tag[:3] == "NNP" and low.endswith(("s", "men")):
        return low, low[:-3] + "man" if low.endswith("men") else low[:-1]
    return low, token.lemma.lower()


def means_of(verb: Token, preposition: str) -> list[Token]:
    """What stands behind a preposition; *using mortars* is *with mortars*."""
    found = adjuncts(verb, preposition)
    if not found and preposition == "with":
        found = [t for c in verb.children if c.lower == "using" for t in objects(c) or adjuncts(c, "using")]
    return found


class Readings:
    """The readings that words have in one sentence.

    ``kinds`` tells what classes a name belongs to; ``armed`` is whether the sentences around speak of war.
    """

    def __init__(
        self, sentence: Sentence, known: Lexicon, kinds: Callable[[Token], frozenset[str]], armed: bool
    ) -> None:
        self.sentence = sentence
        self.known = known
        self.kinds = kinds
        self._words: frozenset[str] | None = None
        self._tame: tuple[frozenset[str], frozenset[str]] | None = None
        self._armed = armed
        self._forces: bool | None = None

    @property
    def words(self) -> frozenset[str]:
        if self._words is None:
            self._words = frozenset(w for t in self.sentence.tokens for w in forms(t))
        return self._words

    @property
    def armed(self) -> bool:
        """Whether this sentence or those around it speak of war, or this one names an armed force."""
        if not self._armed and self._forces is None:
            self._armed = not self.words.isdisjoint(self.known.classes["armed"])
            self._forces = not self._armed and any(
                t.tag == "NNP" and t.pos == "PROPN" and "armed" in self.kinds(t) for t in self.sentence.tokens
            )
        return self._armed or bool(self._forces)

    def tame(self, word: str) -> bool:
        """Whether the sentence is, but for this word, one on sport, cooking, the arts, weather or business."""
        if self._tame is None:
            classes = self.known.classes
            self._tame = self.words & classes["peace"], self.words & classes["warlike"]
        peace, war = self._tame
        return len(peace - {word}) > sum(not w.startswith(word) for w in war)

    def row(
        self,
        rows: tuple[Row, ...] | None,
        things: list[Token],
        doers: list[Token],
        inner: bool,
        carried: bool = False,
        verb: Token | None = None,
    ) -> Row | None:
        """The first row all of whose needs are met."""
        for row in rows or ():
            if row.type in _WILD and row.words in self.known.classes["figurative"] and self.tame(row.words):
                continue
            for need in row.needs:
                where = need.where
                if where == "armed":
                    met = self.armed
                elif where == "near":
                    met = any(not self.words.isdisjoint(self.known.classes[c]) for c in need.classes)
                elif where == "inner":
                    met = inner
                elif where == "at":
                    met = verb is not None and any(
                        self.member(t, need.classes)
                        for p in _AIMED
                        for bearer in (verb, *things)
                        for t in adjuncts(bearer, p)
                    )
                elif where in ("with", "to"):
                    met = verb is not None and any(self.member(t, need.classes) for t in means_of(verb, where))
                elif where == "of":
                    met = any(self.member(t, need.classes) for n in things for t in adjuncts(n, "of"))
                elif where == "object":
                    met = bool(things)
                elif where == "carried":
                    met = carried
                else:
                    met = any(self.member(t, need.classes) for t in (things if where == "obj" else doers))
                if met == need.denied:
                    break
            else:
                return row
        return None

    def member(self, token: Token, classes: tuple[str, ...]) -> bool:
        """Whether the noun, a word before it, or the noun that it lends its place to is of one of these classes."""
        sets = self.known.classes
        own = frozenset(forms(token))
        words = set(own)
        words.update(w for c in token.children if c.i < token.i and c.dep in _BEFORE for w in forms(c))
        lent = token.pos == "NUM" or token.lemma.lower() in LENDERS
        if lent:
            for name, heads in prepositions(token):
                if name == "of":
                    words.update(h.lemma.lower() for h in heads)
        if any(not (own if c in _OWN and not lent else words).isdisjoint(sets[c]) for c in classes):
            return True
        if token.pos in ("PROPN", "PRON") or token.tag == "NNP":
            named = self.kinds(token)
            return any(c in named for c in classes)
        return False
