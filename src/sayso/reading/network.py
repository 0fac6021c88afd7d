"""The parser's arithmetic in numpy: the same parses as spaCy's from the same weights, in less than half the time.

What is saved, beside thinc's way through the same layers (seen on 8,000 sentences of news, CPU time):

- A token's embedding depends on its own form alone, so it is computed once a form (``WordForms``) and then looked up;
  that was a third of all multiplications, and the tokenizer's work goes with it.
- The four window layers run in blocks that stay in the cache, with numpy's BLAS on one thread: about 60 against 34
  billion operations a second of the BLAS that thinc brings; on several threads more time is spent waiting than won.
- The table that the transitions read is written into memory that is kept.

The transitions themselves are spaCy's own. Sums are rounded in another order than thinc's, in the sixth digit: no parse
came out otherwise in 9,800 sentences, and a test keeps comparing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from sayso.reading.document import Parse
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
        transitions: Any = nlp.get_pipe("parser")
        self._parser = transitions
        embed, encode = vectors.model.layers
        self._words = WordForms(nlp, embed)
        self._layers = _window_layers(encode)
        #: rows of nothing between two sentences, as many as the layers look aside
        self._pad = int(encode.attrs["pad"])
        if self._pad != len(self._layers):
            raise Unfamiliar(f"{self._pad} rows between sentences")
        self._tag = _affine(_only(tagger.model, "softmax"))
        self._tags = [str(label) for label in tagger.labels]
        if self._parser.cfg["beam_width"] != 1:
            raise Unfamiliar("a beam of parses")
        self._hidden = _affine(_only(self._parser.model.get_ref("tok2vec"), "linear"))
        self._step = _StepInput(self._parser)
        width = self._words.width
        self._columns: Floats = np.empty((BLOCK, 3 * width), np.float32)
        self._pieces: Floats = np.empty((BLOCK, 3 * width), np.float32)
        self._strings = nlp.vocab.strings
        self._vocab = nlp.vocab
        self._labels: dict[int, str] = {}
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
        from spacy.tokens import Doc

        nothing = (0,) * self._pad
        flat = list(nothing)
        for forms in batch:
            flat += forms.ids
            flat += nothing
        ids = np.array(flat, np.intp)
        states = self._encoded(self._words.vectors[ids])[ids != 0]
        if not len(states):
            return [Parse([], [], [], [], []) for _ in batch]
        weights, bias = self._tag
        tags = (states @ weights + bias).argmax(axis=1).tolist()
        weights, bias = self._hidden
        self._step.tokens = states @ weights + bias
        # the transitions look at no word, only at how many there are
        docs = [Doc(self._vocab, words=["x"] * len(forms.ids)) for forms in batch]
        given, self._parser.model = self._parser.model, self._step.model
        try:
            self._parser.set_annotations(docs, self._parser.greedy_parse(docs))
        finally:
            self._parser.model = given
        parses = []
        at = 0
        for forms, doc in zip(batch, docs, strict=True):
            size = len(forms.ids)
            arcs = doc.to_array(["HEAD", "DEP"])
            heads = (arcs[:, 0].astype(np.int64) + np.arange(size)).tolist()
            names = [self._tags[tag] for tag in tags[at : at + size]]
            parses.append(Parse(forms.starts, forms.ends, names, [self._label(x) for x in arcs[:, 1].tolist()], heads))
            at += size
        return parses

    def _label(self, key: int) -> str:
        label = self._labels.get(key)
        if label is None:
            label = self._labels[key] = str(self._strings[key])
        return label

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


class _StepInput:
    """spaCy's model of the transitions, with the table it reads made here from ``tokens``."""

    def __init__(self, parser: Any) -> None:
        from spacy.ml.tb_framework import TransitionModel
        from thinc.api import Model

        lower, upper = parser.model.get_ref("lower"), parser.model.get_ref("upper")
        if lower.name != "precomputable_affine":
            raise Unfamiliar(str(lower.name))
        kernel = lower.get_param("W")
        self._shape = kernel.shape[:3]
        self._weights: Floats = np.ascontiguousarray(kernel.reshape(-1, kernel.shape[3]).T)
        self._padding: Floats = lower.get_param("pad").reshape(-1)
        self._kept: Floats = np.empty((0, len(self._padding)), np.float32)
        #: tokens × hidden width
        self.tokens: Floats = np.empty((0, kernel.shape[3]), np.float32)

        def given(model: Any, docs: Any, is_train: bool) -> tuple[Floats, Any]:
            return self.tokens, None

        def table(model: Any, tokens: Floats, is_train: bool) -> tuple[Floats, Any]:
            size = len(tokens) + 1
            if len(self._kept) < size:
                self._kept = np.empty((size, len(self._padding)), np.float32)
            filled = self._kept[:size]
            filled[0] = self._padding
            np.matmul(tokens, self._weights, out=filled[1:])
            return filled.reshape(size, *self._shape), None

        dims = {name: lower.get_dim(name) for name in ("nO", "nI", "nF", "nP")}
        params = {name: lower.get_param(name) for name in ("W", "b", "pad")}
        build: Any = TransitionModel
        self.model: Any = build(
            Model("given", given, dims={"nO": dims["nI"], "nI": None}),
            Model("table", table, dims=dims, params=params),
            upper,
            parser.model.attrs["resize_output"],
        )


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
