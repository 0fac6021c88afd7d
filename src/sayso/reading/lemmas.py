"""Lemmas by word and tag."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class Lemmas:
    """Lemmas by word and tag, from the rules and exceptions that the model carries (WordNet's)."""

    def __init__(self, lookups: Path) -> None:
        from spacy.lookups import Lookups

        tables: Any = Lookups().from_disk(lookups)
        self._index = {k: frozenset(tables.get_table("lemma_index").get(k, ())) for k in ("noun", "verb", "adj", "adv")}
        self._exceptions = {k: dict(tables.get_table("lemma_exc").get(k, {})) for k in self._index}
        self._rules = {k: list(tables.get_table("lemma_rules").get(k, [])) for k in self._index}

    def __call__(self, word: str, tag: str) -> str:
        """``("went", "VBD")`` is *go*."""
        low = word.lower().replace("’", "'")
        if tag in ("NNP", "NNPS"):
            return word
        if tag in _CONTRACTED:
            return _CONTRACTED[tag].get(low, low)
        if low in _FORMS:
            return _FORMS[low] if tag in ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "MD", "RB") else low
        kind = {"NNS": "noun", "VBD": "verb", "VBN": "verb", "VBG": "verb", "VBZ": "verb", "JJR": "adj", "JJS": "adj",
                "RBR": "adv", "RBS": "adv"}.get(tag)  # fmt: skip
        if kind is None:
            return low
        forms = self._exceptions[kind].get(low)
        if forms:
            return str(forms[0])
        outside: list[str] = []
        for old, new in self._rules[kind]:
            if low.endswith(old):
                form = low[: len(low) - len(old)] + str(new)
                if form in self._index[kind]:
                    return form
                if form:
                    outside.append(form)
        return outside[0] if outside else low


_CONTRACTED = {"MD": {"'ll": "will", "wo": "will", "'d": "would", "ca": "can", "sha": "shall"}, "TO": {"na": "to"}}
_FORMS = {"'s": "be", "'re": "be", "'m": "be", "is": "be", "are": "be", "was": "be", "were": "be", "am": "be",
          "been": "be", "being": "be", "'ve": "have", "has": "have", "had": "have", "'d": "have", "n't": "not",
          "does": "do", "did": "do", "done": "do", "ai": "be"}  # fmt: skip
