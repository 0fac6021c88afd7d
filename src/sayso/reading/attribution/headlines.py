"""Headlines and speakers' names before a colon: *Minister on floods: “…”*, *Poll: …*, *ANNA: …*.

A headline's capitals and clipped grammar mislead the parse, so that its cue is looked for word by word.
"""

from __future__ import annotations

from collections.abc import Iterator

from sayso.knowledge.cues import Frame, Frames, source_nouns, verbs, words
from sayso.reading.attribution.drafts import STATES, Draft, SourceDraft
from sayso.reading.attribution.set_off import top
from sayso.reading.attribution.view import View
from sayso.reading.document import Sentence, Token

#: Words before the colon that are labels, not sources.
_LABELS = words("label")


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
    if before[0].tag in ("IN", "RB", "TO", "WRB", "VB", "VBG", "CC", "WP"):
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
            noun.text[:1].isupper()
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
    draft.head = top(view, *trimmed)
    draft.sources.append(SourceDraft(tokens[0].start, tokens[stop - 1].end, noun, cue))
    yield draft


#: Longest headline, in tokens.
LONGEST = 28


def is_headline(sentences: list[Sentence], index: int) -> bool:
    """The sentence is the headline: the title's, or a short first paragraph with a text behind it."""
    sentence = sentences[index]
    if sentence.part == "title":
        return len(sentence.tokens) <= LONGEST
    return (
        sentence.paragraph == 0
        and len(sentences) > index + 1
        and sentences[-1].paragraph > 0
        and sum(len(s.tokens) for s in sentences[: index + 3] if s.paragraph == 0) <= LONGEST
    )


def read_headline(view: View) -> list[Draft]:
    """The claims of a headline, by its words alone; empty where no cue is plain to see."""
    colon = list(read_colon(view, False))
    if colon:
        return colon
    tokens = view.tokens
    found: list[Draft] = []
    table = verbs()
    for token in tokens[1:]:
        lemma = _verb_lemma(token, table)
        if lemma is None:
            continue
        before = tokens[token.i - 1]
        joined = bool(found) and before.text in (",", "and", "&", "And")
        if (
            not joined
            and before.tag[:2] not in ("NN", "RB", "PR")
            and before.text not in ("'s", "’s", ")", "”", '"', "’", "'")
        ):
            continue
        draft = _headline_claim(view, token, table[lemma], found)
        if draft is not None:
            found.append(draft)
    return found


def _verb_lemma(token: Token, table: dict[str, Frames]) -> str | None:
    """The cue verb that a headline's word is, read off its form: *Slams, Says, Vowed*."""
    lower = token.lower
    if token.pos == "VERB" and token.tag in ("VBZ", "VBD", "VBP") and token.lemma.lower() in table:
        return token.lemma.lower()
    if token.tag not in ("NNS", "NNPS", "NNP", "NN") or not lower.endswith("s"):
        return None
    for stem in (
        lower[:-1],
        lower[:-2] if lower.endswith("es") else "",
        lower[:-3] + "y" if lower.endswith("ies") else "",
    ):
        if stem in table and stem not in _NOUNLIKE:
            return stem
    return None


#: Cue verbs whose form in -s is mostly a plural noun in headlines.
_NOUNLIKE = words("nounlike")


def _headline_claim(view: View, verb: Token, frames: Frames, found: list[Draft]) -> Draft | None:
    tokens = view.tokens
    start = 0
    for token in tokens[: verb.i]:
        if token.text in (";", ",", ":", "–", "—", "|") or (
            token.lower in ("as", "after", "while", "and") and token.i > 0
        ):
            start = token.i + 1
    source = _headline_noun(view, start, verb.i - 1)
    shared = found[-1].sources[0] if found and found[-1].sources and source is None else None
    if source is None and shared is None:
        return None
    at, cue_end = verb.i + 1, verb.i
    end = len(tokens) - 1
    for token in tokens[at + 1 : end + 1]:
        splits = token.lower in ("as", "after", "amid", "while", "before") and not (
            token.lower == "as" and "np:as" in frames
        )
        if (
            token.text in (";", "|")
            or splits
            or (token.text in (",", "and", "And") and _next_is_cue(view, token.i + 1))
        ):
            end = token.i - 1
            break
    if at > end or (at == end and tokens[at].pos == "PUNCT"):
        # *…, Minister Says*
        if start >= 3 and tokens[start - 1].text in (",", ";", "–", "—") and ("that" in frames or "q" in frames):
            said = frames.get("that") or frames["q"]
            return _headline_draft(view, verb, said, (verb.i, verb.i), (0, start - 2), source, (start, verb.i - 1))
        return None
    following = tokens[at]
    lower = following.lower
    frame: Frame | None = None
    begin = at
    if lower == "to":
        frame = frames.get("to") if tokens[min(at + 1, end)].tag in ("VB", "NNP", "NN", "VBP") else frames.get("p:to")
    elif lower in frames and following.tag in ("IN", "RP", "TO", "NNP") and lower not in ("that", "to"):
        frame, cue_end, begin = frames[lower], at, at + 1
    elif following.text in ("‘", "“", '"', "'", "''") and "q" in frames:
        frame = frames["q"]
    else:
        rest = tokens[at : end + 1]
        finite = any(t.tag in ("VBZ", "VBD", "MD", "VBP") or t.lower in ("will", "is", "are", "was") for t in rest)
        that = frames.get("that") or frames.get("that!person")
        if that is not None and (finite or lower == "that") and "np" not in frames:
            frame = that
        else:
            frame = next(
                (frames[f] for f in ("np:c", "np", "np:for", "np:as", "np:of", "np:to", "ing") if f in frames), that
            )
    if frame is None or begin > end:
        return None
    phrase = (start, verb.i - 1)
    return _headline_draft(view, verb, frame, (verb.i, cue_end), (begin, end), source, phrase, shared)


def _next_is_cue(view: View, at: int) -> bool:
    return at < len(view.tokens) and _verb_lemma(view.tokens[at], verbs()) is not None


def _headline_noun(view: View, start: int, stop: int) -> Token | None:
    nouns = [t for t in view.tokens[start : stop + 1] if t.tag[:2] == "NN" or t.tag == "PRP"]
    return nouns[-1] if nouns and nouns[-1].i >= stop - 1 else None


def _headline_draft(
    view: View, verb: Token, frame: Frame, cue: tuple[int, int], content: tuple[int, int], source: Token | None,
    phrase: tuple[int, int], shared: SourceDraft | None = None,
) -> Draft | None:  # fmt: skip
    trimmed = view.trim(*content)
    if trimmed is None:
        return None
    draft = Draft(view, [view.chars(*trimmed)], frame, view.chars(*cue), verb, content=trimmed)
    draft.head = next((t for t in view.tokens[trimmed[0] : trimmed[1] + 1] if t.pos == "VERB"), view.tokens[trimmed[1]])
    if source is not None:
        own = view.trim(*phrase)
        if own is None:
            return None
        draft.sources.append(SourceDraft(*view.chars(*own), source, draft.cue, frame))
    elif shared is not None:
        draft.sources.append(SourceDraft(shared.start, shared.end, shared.head, draft.cue, frame))
    return draft
