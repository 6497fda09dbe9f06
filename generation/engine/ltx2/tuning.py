"""What is done to a loaded pipeline so that it is faster or smaller; each by a named option."""

from __future__ import annotations

import logging
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.memory import first_line

logger = logging.getLogger(__name__)

# The attentions that never get a mask.
UNMASKED = ("attn1", "audio_attn1", "audio_to_video_attn", "video_to_audio_attn")
# Text attention always gets one, and the fast back ends refuse masks.
MASKED = ("attn2", "audio_attn2")


class EightBitLinear(nn.Linear):
    """A linear layer whose weights are whole numbers of 8 bits, with one scale for each row; widened at every use.

    Symmetric rounding of the weights alone, as in LLM.int8's "absmax" (Dettmers et al. 2022, arXiv:2208.07339): the
    error of a weight is at most 1/254 of its row's largest.
    """

    scale: torch.Tensor

    @classmethod
    def of(cls, linear: nn.Linear) -> EightBitLinear:
        """This will be the same layer in 8 bits; it shares the bias."""
        layer = cls(linear.in_features, linear.out_features, bias=False, device="meta")
        weight = linear.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp_min(torch.finfo(weight.dtype).tiny).float() / 127
        whole = (weight / scale).round().to(torch.int8)
        layer.weight = nn.Parameter(whole, requires_grad=False)
        layer.bias = linear.bias
        layer.register_buffer("scale", scale.to(weight.dtype))
        return layer

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """This will do as a linear layer does."""
        return functional.linear(input, self.weight.to(self.scale.dtype) * self.scale, self.bias)


def make_small(pipe: Any, *, weights: str, text_weights: str, dtype: str) -> None:
    """This will keep the weights of transformer and text encoder as the plan says: "whole", "fp8" or "int8"."""
    if weights == "fp8":
        pipe.transformer.enable_layerwise_casting(torch.float8_e4m3fn, getattr(torch, dtype))
    elif weights == "int8":
        _to_eight_bits(pipe.transformer.transformer_blocks)
    if text_weights == "int8":
        _to_eight_bits(pipe.text_encoder)


def _to_eight_bits(module: nn.Module) -> None:
    """All linear layers but those that share their weights with something else."""
    uses: dict[int, int] = {}
    for part in module.modules():
        for weight in part._parameters.values():
            uses[id(weight)] = uses.get(id(weight), 0) + 1
    for parent in list(module.modules()):
        for name, child in parent.named_children():
            if type(child) is nn.Linear and uses[id(child.weight)] == 1:
                setattr(parent, name, EightBitLinear.of(child))


def use_attention(transformer: Any, backend: str) -> None:
    """This will have the attentions that take no mask done by `backend`; those that read the text stay native.

    Raises ModelUnavailableError where diffusers does not know it, or a package of it is missing here.
    """
    from diffusers.models import attention_dispatch

    for block in transformer.transformer_blocks:
        for name in MASKED:
            getattr(block, name).set_attention_backend("native")
    if backend == "native":
        return
    try:
        known = attention_dispatch.AttentionBackendName(backend)
    except ValueError:
        raise ModelUnavailableError(f"attention is {backend!r}, which diffusers does not know.") from None
    try:
        attention_dispatch._check_attention_backend_requirements(known)
        attention_dispatch._maybe_download_kernel_for_backend(known)
    except (RuntimeError, ImportError, OSError, ValueError) as error:
        raise ModelUnavailableError(
            f"attention is {backend!r}, which cannot be had here: {first_line(error)}"
        ) from error
    for block in transformer.transformer_blocks:
        for name in UNMASKED:
            getattr(block, name).set_attention_backend(backend)


def compile_blocks(transformer: Any, backend: str, *, weights: str, perturbs: bool) -> None:
    """This will have the transformer's blocks compiled, once for all of them, when they are first used.

    A schedule that perturbs attention asks its mask in the middle of a block: there a block becomes several graphs.
    Weights in fp8 are widened by hooks that cannot be compiled: such a plan, come to for want of room, goes without.
    """
    if backend == "none":
        return
    if weights == "fp8":
        logger.warning("ltx2: blocks are not compiled, because their weights are kept in fp8")
        return
    transformer.compile_repeated_blocks(fullgraph=not perturbs, backend=backend)
