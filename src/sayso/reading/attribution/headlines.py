"""Headlines and speakers' names before a colon: *Minister on floods: “…”*, *Poll: …*, *ANNA: …*."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import source_nouns
from sayso.reading.attribution.drafts import STATES, Draft, SourceDraft
from sayso.reading.attribution.view import View

#: Words before the colon that are labels, not sources.
_LABELS = frozenset(
    "breaking exclusive update updated video photos photo watch live analysis opinion editorial original statement note "
    "editor's editors warning correction clarification related read more source via tags topics first place time date "
    "p.s. factbox timeline explainer profile review recap quiz podcast contributing reporting contact key one two three "
    "step question answer example remember spoiler caption image credit".split()
)


def read_colon(view: View, taken: bool) -> Iterator[Draft]:
    """*X: content* at the beginning of a sentence."""
    tokens = view.tokens
    if taken or len(tokens) < 4:
        return
    colon = next((t.i for t in tokens[: min(14, len(tokens))] if t.text == ":"), None)
    if colon is None or colon == 0 or colon > 10 or colon + 2 >= len(tokens):
        return
    before = tokens[:colon]
    if any(t.pos == "VERB" and t.tag in ("VBD", "VBZ", "VBP", "MD") for t in before):
        return
    if (
        any(view.quoted[t.i] >= 0 for t in before)
        or before[0].lower in _LABELS
        or any(t.tag == "CD" for t in before[:1])
    ):
        return
    stop = next((t.i for t in before if t.lower in ("on", "to", "in") and t.i > 0), colon)
    lead = [t for t in before[:stop] if t.tag[:2] == "NN"]
    if not lead:
        return
    noun = lead[-1]
    spoken = (
        noun.lemma in source_nouns()
        or noun.lower in source_nouns()
        or (
            noun.tag in ("NNP", "NNPS")
            and all(t.text[:1].isupper() or t.pos in ("DET", "ADP", "PUNCT") for t in before[:stop])
        )
    )
    if not spoken or noun.lower in _LABELS:
        return
    trimmed = view.trim(colon + 1, len(tokens) - 1)
    if trimmed is None or trimmed[1] - trimmed[0] < 2:
        return
    cue = view.chars(colon, colon) if stop == colon else view.chars(stop, colon)
    draft = Draft(view, [view.chars(*trimmed)], STATES, cue, None, content=trimmed)
    draft.head = next((t for t in tokens[colon + 1 :] if t.pos == "VERB"), tokens[trimmed[1]])
    draft.sources.append(SourceDraft(tokens[0].start, tokens[stop - 1].end, noun, cue))
    yield draft
