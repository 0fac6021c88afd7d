"""The parser's arithmetic in numpy: the same parses as spaCy's from the same weights, in less than half the time.

What is saved, beside thinc's way through the same layers (seen on 8,000 sentences of news, CPU time):

- A token's embedding depends on its own form alone, so it is computed once a form (``WordForms``) and then looked up;
  that was a third of all multiplications, and the tokenizer's work goes with it.
- The four window layers run in blocks that stay in the cache, with numpy's BLAS on one thread: about 60 against 34
  billion operations a second of the BLAS that thinc brings; on several threads more time is spent waiting than won.
- The transitions of many sentences are made together (``transitions``), from a table in memory that is kept.

Sums are rounded in another order than thinc's, in the sixth digit: no parse
came out otherwise in 9,800 sentences, and a test keeps comparing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.document import Parse
from sayso.reading.transitions import Transitions
from sayso.reading.words import Forms, Unfamiliar, WordForms

if TYPE_CHECKING:
    from spacy.language import Language

Floats = NDArray[np.float32]

#: Rows that go through a layer at once: 128 to 1024 differed by under 10 %, 256 and 512 were the quickest.
BLOCK = 256

#: Sentences, and tokens, whose transitions are run together: 64 to 128 sentences were the quickest of 16 to 256; the
#: tokens bound the memory, at 4 kB each.
SENTENCES = 128
TOKENS = 4000

#: stands in the label of an arc whose head had to be changed so that no arcs cross
_LIFTED = "||"

#: thinc adds this to a variance (``layernorm``)
_EPSILON = np.float32(1e-8)


class Network:
    """Embeddings, window layers, tagger and parser of one loaded pipeline.

    Raises ``Unfamiliar`` where the pipeline's parts are not those of the small English model.
    """

    def __init__(self, nlp: Language) -> None:
        from threadpoolctl import ThreadpoolController

        if list(nlp.pipe_names) != ["tok2vec", "tagger", "parser"]:
            raise Unfamiliar(", ".join(nlp.pipe_names))
        vectors: Any = nlp.get_pipe("tok2vec")
        tagger: Any = nlp.get_pipe("tagger")
        parser: Any = nlp.get_pipe("parser")
        embed, encode = vectors.model.layers
        self._words = WordForms(nlp, embed)
        self._layers = _window_layers(encode)
        #: rows of nothing between two sentences, as many as the layers look aside
        self._pad = int(encode.attrs["pad"])
        if self._pad != len(self._layers):
            raise Unfamiliar(f"{self._pad} rows between sentences")
        self._tag = _affine(_only(tagger.model, "softmax"))
        self._tags = [str(label) for label in tagger.labels]
        self._hidden = _affine(_only(parser.model.get_ref("tok2vec"), "linear"))
        self._transitions = Transitions(parser)
        width = self._words.width
        self._columns: Floats = np.empty((BLOCK, 3 * width), np.float32)
        self._pieces: Floats = np.empty((BLOCK, 3 * width), np.float32)
        self._vocab = nlp.vocab
        self._threads = ThreadpoolController()

    def parse(self, texts: Sequence[str]) -> list[Parse]:
        """The parse of each sentence: clean ones, without white space other than single blanks."""
        found: list[Parse] = []
        with self._threads.limit(limits=1, user_api="blas"):
            for batch in self._batches(texts):
                found.extend(self._batch(batch))
        return found

    def _batches(self, texts: Sequence[str]) -> list[list[Forms]]:
        """The sentences' words, in batches that are bounded in sentences and tokens."""
        batches: list[list[Forms]] = [[]]
        size = 0
        for forms in self._words(texts):
            if batches[-1] and (len(batches[-1]) >= SENTENCES or size + len(forms.ids) > TOKENS):
                batches.append([])
                size = 0
            batches[-1].append(forms)
            size += len(forms.ids)
        return batches

    def _batch(self, batch: list[Forms]) -> list[Parse]:
        nothing = (0,) * self._pad
        flat = list(nothing)
        for forms in batch:
            flat += forms.ids
            flat += nothing
        ids = np.array(flat, np.intp)
        states = self._encoded(self._words.vectors[ids])[ids != 0]
        weights, bias = self._tag
        tags = [self._tags[tag] for tag in (states @ weights + bias).argmax(axis=1).tolist()]
        weights, bias = self._hidden
        sizes = [len(forms.ids) for forms in batch]
        arcs = self._transitions(states @ weights + bias, sizes)
        labels = [self._transitions.labels[label] for label in arcs.labels.tolist()]
        heads = (arcs.heads - np.repeat(np.cumsum(sizes) - sizes, sizes)).tolist()
        parses = []
        at = 0
        for forms, size in zip(batch, sizes, strict=True):
            end = at + size
            parse = Parse(forms.starts, forms.ends, tags[at:end], labels[at:end], heads[at:end])
            parses.append(self._reattached(parse) if any(_LIFTED in label for label in parse.deps) else parse)
            at = end
        return parses

    def _reattached(self, parse: Parse) -> Parse:
        """The parse with the arcs that the model draws at another head, and marks, put where they belong."""
        from spacy.pipeline._parser_internals.nonproj import deprojectivize
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=["x"] * len(parse.heads), heads=parse.heads, deps=parse.deps)
        deprojectivize(doc)
        return Parse(parse.starts, parse.ends, parse.tags, [t.dep_ for t in doc], [t.head.i for t in doc])

    def _encoded(self, rows: Floats) -> Floats:
        """The rows after the window layers: each looks one row to either side and adds to what was there."""
        size, width = rows.shape
        for weights, bias, gain, shift in self._layers:
            after = np.empty_like(rows)
            for start in range(0, size, BLOCK):
                end = min(size, start + BLOCK)
                columns, pieces = self._columns[: end - start], self._pieces[: end - start]
                columns[:, width : 2 * width] = rows[start:end]
                first, last = int(start == 0), int(end == size)
                columns[:first, :width] = 0
                columns[first:, :width] = rows[start + first - 1 : end - 1]
                columns[len(columns) - last :, 2 * width :] = 0
                columns[: len(columns) - last, 2 * width :] = rows[start + 1 : end + 1 - last]
                np.matmul(columns, weights, out=pieces)
                pieces += bias
                out = after[start:end]
                np.maximum(pieces[:, :width], pieces[:, width : 2 * width], out=out)
                np.maximum(out, pieces[:, 2 * width :], out=out)
                out -= out.mean(axis=1, keepdims=True)
                spread = np.einsum("ij,ij->i", out, out) / np.float32(width) + _EPSILON
                out *= (spread ** np.float32(-0.5))[:, None]
                out *= gain
                out += shift
                out += rows[start:end]
            rows = after
        return rows


def _window_layers(encode: Any) -> list[tuple[Floats, Floats, Floats, Floats]]:
    """Of each layer: weights (in × out, the maxout's pieces one behind the other), bias, gain and shift."""
    found = []
    (stack,) = encode.layers
    for layer in stack.layers:
        if not layer.name.startswith("residual(expand_window>>maxout>>layernorm"):
            raise Unfamiliar(layer.name)
        if _only(layer, "expand_window").attrs["window_size"] != 1:
            raise Unfamiliar("a wider window")
        maxout, norm = _only(layer, "maxout"), _only(layer, "layernorm")
        kernel = maxout.get_param("W")
        width, pieces, given = kernel.shape
        if pieces != 3 or given != 3 * width:
            raise Unfamiliar(f"{pieces} pieces of {given}")
        weights = np.ascontiguousarray(kernel.transpose(2, 1, 0).reshape(given, pieces * width))
        bias = np.ascontiguousarray(maxout.get_param("b").T.reshape(-1))
        found.append((weights, bias, norm.get_param("G"), norm.get_param("b")))
    return found


def _only(model: Any, name: str) -> Any:
    found = [node for node in model.walk() if node.name == name]
    if len(found) != 1:
        raise Unfamiliar(f"{len(found)} layers named {name}")
    return found[0]


def _affine(layer: Any) -> tuple[Floats, Floats]:
    return np.ascontiguousarray(layer.get_param("W").T), layer.get_param("b")
