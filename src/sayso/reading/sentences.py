"""Where paragraphs and sentences end.

Sentences are split before they are parsed, so that a parse depends on its sentence alone and can be kept. The rules go
by punctuation, case and a list of abbreviations; a newline inside a hard-wrapped paragraph is no boundary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.knowledge.tables import table

#: Longest stretch, in characters, that is handed to the parser as one sentence; a longer one is cut at a semicolon, a
#: comma or a space. Newspaper sentences stay under 600; what is longer is a list or a table.
MAX_SENTENCE = 1500

#: Share of single newlines with a small letter behind them from which a text counts as hard-wrapped.
WRAPPED_SHARE = 0.2

_OPENERS = "\"'“‘„«‹([`¿¡*•–—-"
_CLOSERS = "\"'”’»›)]"
_CANDIDATE = re.compile(r"(?:[.!?…]+|\u3002)[\"'”’»›)\]]*(?=\s|$)|(?<=[a-z]{2})[.!?][”’\"']?(?=[A-Z][a-z]+[\s,])")
_NEXT_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_LAST_WORD = re.compile(r"[\w.'’&-]+$")
_SPEECH = re.compile(
    r"(?:[A-Z][\w.'’-]*|the|an?|one|his|her|their)(?: [\w.'’-]+){0,4}? "
    r"(?:said|says|asked|asks|added|adds|told|shouted|cried|wrote|wondered|replied|exclaimed|demanded|tweeted)\b"
)


def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    rows = table("abbreviations")
    kinds: dict[str, set[str]] = {"never": set(), "rarely": set(), "starter": set()}
    for word, kind in rows:
        kinds[kind].add(word)
    return frozenset(kinds["never"]), frozenset(kinds["rarely"]), frozenset(kinds["starter"])


_NEVER, _RARELY, _STARTERS = _abbreviations()


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the paragraphs, without the white space around them.

    A blank line ends a paragraph, and so does a newline unless the paragraph is hard-wrapped there.
    """
    breaks = [m.start() for m in re.finditer(r"\n|\u2029|\u2028", text)]
    soft = [at for at in breaks if _mid_sentence(text, at)]
    small = [at for at in soft if _after(text, at)[:1].islower()]
    wrapped = len(small) >= 3 and len(small) >= WRAPPED_SHARE * len(breaks)
    joined = set(soft) if wrapped else set(small)
    at = 0
    for cut in breaks:
        if cut not in joined:
            yield from _trimmed(text, at, cut)
            at = cut
    yield from _trimmed(text, at, len(text))


def sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """``(start, end, paragraph)`` of each sentence, in order, without the white space around it.

    Together the sentences hold every character of the text that is not white space.
    """
    for number, (start, end) in enumerate(paragraphs(text)):
        at = start
        for match in _CANDIDATE.finditer(text, start, end):
            if match.end() < end and _ends(text, match, at, end):
                yield from ((a, b, number) for a, b in _cut(text, at, match.end()))
                at = match.end()
        yield from ((a, b, number) for a, b in _cut(text, at, end))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _after(text: str, at: int) -> str:
    """Up to 40 characters of the line behind the newline at ``at``."""
    end = text.find("\n", at + 1)
    return text[at + 1 : min(at + 41, end if end >= 0 else len(text))].strip()


def _mid_sentence(text: str, at: int) -> bool:
    """The newline at ``at`` has a line before it that ends without a stop, and a line of words behind it."""
    before = text[max(0, at - 3) : at].rstrip().rstrip(_CLOSERS)
    behind = _after(text, at)
    return bool(before) and before[-1] not in ".!?…:;\n" and behind[:1].isalnum()


def _ends(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """The stop at ``match`` ends the sentence that began at ``start``."""
    behind = match.end()
    while behind < end and (text[behind].isspace() or text[behind] in _OPENERS):
        behind += 1
    if behind >= end:
        # nothing but quotation marks and the like: they belong to this sentence
        return False
    if text[behind].islower():
        return False
    mark = match.group()
    if mark.startswith(("…", "...")):
        return text[behind].isupper() and not text[match.end() : behind].strip()
    follower = _NEXT_WORD.match(text, behind)
    word = follower.group() if follower else ""
    if mark[0] in "!?":
        # "Why?" Merz asked.
        return not (len(mark) > 1 and _SPEECH.match(text, behind, min(end, behind + 80)))
    if mark[0] != "." or len(mark.rstrip(_CLOSERS)) > 1:
        return True
    last = _LAST_WORD.search(text, max(start, match.start() - 30), match.start())
    if last is None:
        return True
    before = last.group().lstrip("'’-.&")
    low = before.lower()
    if len(mark) > 1:
        # a stop inside quotation marks or brackets
        return low not in _NEVER
    if low in _NEVER:
        return False
    if low == "no":
        return not text[behind].isdigit()
    if len(before) == 1 and before.isupper():
        # an initial: J. Smith; *Plan B. The* ends
        return word in _STARTERS and word != "A" and before != "I"
    if low in _RARELY or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", before):
        # a dash behind it is a dateline's: *HOLLIDAY, Mo. — A man …*
        return word in _STARTERS and not re.search("[–—-]", text[match.end() : behind])
    if before.isdigit() and text[start : match.start()].strip() == before:
        # the number of a list entry
        return False
    return True


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for at, stop in _trimmed(text, start, end):
        while stop - at > MAX_SENTENCE:
            window = text[at : at + MAX_SENTENCE]
            found = next((p for p in (window.rfind(mark) for mark in ("; ", ", ", " ")) if p > MAX_SENTENCE // 3), -1)
            cut = at + (found + 1 if found >= 0 else MAX_SENTENCE)
            yield from _trimmed(text, at, cut)
            at = cut
        yield from _trimmed(text, at, stop)
