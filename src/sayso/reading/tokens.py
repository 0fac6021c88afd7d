"""The tokens of a sentence from its parse and its text."""

from __future__ import annotations

from collections.abc import Callable

from sayso.reading.document import Parse, Pos, Sentence, Token
from sayso.reading.mending import mended

_POS: dict[str, Pos] = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB",
    "VBN": "VERB", "VBP": "VERB", "VBZ": "VERB", "MD": "VERB", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ",
    "RB": "ADV", "RBR": "ADV", "RBS": "ADV", "WRB": "ADV", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WP$": "PRON",
    "EX": "PRON", "DT": "DET", "PDT": "DET", "WDT": "DET", "IN": "ADP", "RP": "ADP", "TO": "PART", "POS": "PART",
    "CD": "NUM", "CC": "CCONJ", "UH": "INTJ",
    ".": "PUNCT", ",": "PUNCT", ":": "PUNCT", "``": "PUNCT", "''": "PUNCT", "-LRB-": "PUNCT", "-RRB-": "PUNCT",
    "HYPH": "PUNCT", "NFP": "PUNCT", '""': "PUNCT",
}  # fmt: skip

#: Forms of verbs that the model takes for nouns, though nothing else is written like them.
_PAST = frozenset("retook overran overthrew withdrew withstood reoccupied recaptured".split())

#: Words of one tag whose lemmas are kept, at some 200 bytes each; all are forgotten when there are as many.
LIMIT = 50_000


class Tokens:
    """Makes tokens; what depends on a word and its tag alone is looked up after the first time.

    ``lemma`` gives the lemma of a word and a tag.
    """

    def __init__(self, lemma: Callable[[str, str], str]) -> None:
        self._lemma = lemma
        #: by the model's tag and the word: the tag, the word in small letters, the lemma
        self._known: dict[str, dict[str, tuple[str, str, str]]] = {}

    def __call__(self, sentence: Sentence, parse: Parse, text: str, offsets: list[int] | None) -> list[Token]:
        """The tokens of one sentence of ``text``; ``offsets`` has the places in the sentence of the characters that
        were parsed, where they are others."""
        begin = sentence.start
        if offsets is None:
            starts = [begin + at for at in parse.starts]
            ends = [begin + at for at in parse.ends]
        else:
            starts = [begin + offsets[at] for at in parse.starts]
            ends = [begin + offsets[at - 1] + 1 for at in parse.ends]
        tokens: list[Token] = []
        known = self._known
        spelt = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        tags, deps, heads = mended(spelt, parse.tags, parse.deps, parse.heads)
        for start, end, word, tag, dep in zip(starts, ends, spelt, tags, deps, strict=True):
            token = Token()
            token.i = len(tokens)
            token.start = start
            token.end = end
            token.text = word
            token.dep = dep
            words = known.get(tag)
            if words is None:
                words = known[tag] = {}
            forms = words.get(word)
            if forms is None:
                if len(words) >= LIMIT:
                    words.clear()
                forms = words[word] = self._forms(word, tag)
            token.tag, token.lower, token.lemma = forms
            token.pos = _POS.get(token.tag, "X")
            token.children = []
            token.sentence = sentence
            tokens.append(token)
        for token, at in zip(tokens, heads, strict=True):
            token.head = head = tokens[at]
            if head is not token:
                head.children.append(token)
        return tokens

    def _forms(self, word: str, tag: str) -> tuple[str, str, str]:
        low = word.lower()
        if low in _PAST and tag in ("NN", "NNP", "JJ"):
            tag = "VBD"
        return tag, low, self._lemma(word, tag)
