"""One transformer over several cards: each has all of the weights and a part of the tokens, of the picture and of the sound.

Almost all of LTX-2's work is done for each token by itself. Only attention looks from one token at others: there every
card asks for its own tokens and gathers the keys and values of all. So nothing is asked of the number of heads or of
tokens, whichever attention back end is used, and the result is that of one card up to the order of sums.
(diffusers' own context parallelism splits LTX-2's positions along the wrong dimension, and the prompt's mask too.)
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol

import torch
from diffusers.models.attention_dispatch import dispatch_attention_fn
from diffusers.models.transformers.transformer_ltx2 import apply_interleaved_rotary_emb, apply_split_rotary_emb

Call = dict[str, Any]
"""The keyword arguments of one call of LTX-2's transformer."""
Side = Literal["picture", "sound"]

KEYS_OF: Mapping[str, Side] = {
    "attn1": "picture",
    "audio_attn1": "sound",
    "audio_to_video_attn": "sound",
    "video_to_audio_attn": "picture",
}
"""Which tokens each attention looks at, of those that look at tokens. The prompt is whole on every card."""

# name -> the dimension along which there are tokens
SPLIT: Mapping[Side, Mapping[str, int]] = {
    "picture": {"hidden_states": 1, "timestep": 1, "video_coords": 2, "video_keyframes_mask": 1},
    "sound": {"audio_hidden_states": 1, "audio_timestep": 1, "audio_coords": 2},
}


class Ring(Protocol):
    """Those who share a transformer's work."""

    @property
    def rank(self) -> int:
        """This will be one's own place, from 0 on."""

    @property
    def size(self) -> int:
        """This will be how many they are."""

    def gather(self, part: torch.Tensor) -> list[torch.Tensor]:
        """This will be everybody's part, in the order of ranks; all parts have one shape."""


@dataclass
class Spread:
    """One member of a ring at work on its share of a call."""

    ring: Ring
    counts: dict[Side, int] = field(default_factory=dict)  # the tokens of all

    def share(self, call: Call) -> Call:
        """This will be this member's part of a call. What cannot be divided evenly is filled up with its last token."""
        self.counts = {"picture": call["hidden_states"].shape[1], "sound": call["audio_hidden_states"].shape[1]}
        mine = dict(call)
        for side, names in SPLIT.items():
            for name, dim in names.items():
                value = call.get(name)
                if value is not None and value.ndim > dim and value.shape[dim] == self.counts[side] > 1:
                    mine[name] = self._part(value, dim)
        return mine

    def whole(self, part: torch.Tensor, side: Side) -> torch.Tensor:
        """This will be the tokens of all, of which `part` [rows, tokens, features] are this member's."""
        return torch.cat(self.ring.gather(part.contiguous()), dim=1)[:, : self.counts[side]]

    def _part(self, value: torch.Tensor, dim: int) -> torch.Tensor:
        count = value.shape[dim]
        each = -(-count // self.ring.size)
        places = torch.arange(self.ring.rank * each, (self.ring.rank + 1) * each, device=value.device)
        return value.index_select(dim, places.clamp_max(count - 1))


class SpreadAttention:
    """An attention of LTX-2 that asks for a member's own tokens and looks at those of all.

    Takes the place of diffusers' LTX2AudioVideoAttnProcessor and LTX2PerturbedAttnProcessor.
    """

    _parallel_config = None

    def __init__(self, spread: Spread, side: Side, backend: Any) -> None:
        self._spread = spread
        self._side = side
        self._attention_backend = backend

    def __call__(
        self,
        attn: Any,
        hidden_states: torch.Tensor,
        encoder_hidden_states: torch.Tensor | None = None,
        attention_mask: torch.Tensor | None = None,
        query_rotary_emb: Any = None,
        key_rotary_emb: Any = None,
        perturbation_mask: torch.Tensor | None = None,
        all_perturbed: bool | torch.Tensor = False,
    ) -> torch.Tensor:
        """This will be what the member's tokens see. `attention_mask` must be None."""
        if attention_mask is not None:
            raise ValueError("a mask between a clip's own tokens cannot be spread over cards")
        looked_at = hidden_states if encoder_hidden_states is None else encoder_hidden_states
        value = attn.to_v(looked_at)
        seen: torch.Tensor
        if all_perturbed:
            seen = value
        else:
            query = _turned(attn, attn.norm_q(attn.to_q(hidden_states)), query_rotary_emb)
            turn = query_rotary_emb if key_rotary_emb is None else key_rotary_emb
            key = _turned(attn, attn.norm_k(attn.to_k(looked_at)), turn)
            seen = self._look(attn, query, key, value)
            if perturbation_mask is not None:
                seen = torch.lerp(value, seen, perturbation_mask)
        if attn.to_gate_logits is not None:
            gates = 2.0 * torch.sigmoid(attn.to_gate_logits(hidden_states))  # a gate of no opinion lets all through
            seen = (seen.view(*gates.shape, -1) * gates[..., None]).flatten(2, 3)
        for layer in attn.to_out:
            seen = layer(seen)
        return seen

    def _look(self, attn: Any, query: Any, key: Any, value: Any) -> torch.Tensor:
        both: Any = self._spread.whole(torch.cat([key, value.to(key.dtype)], dim=2), self._side)
        keys, values = both.split(key.shape[2], dim=2)
        heads = (attn.heads, -1)
        seen = dispatch_attention_fn(
            query.unflatten(2, heads),
            keys.unflatten(2, heads),
            values.unflatten(2, heads),
            attn_mask=None,
            dropout_p=0.0,
            is_causal=False,
            backend=self._attention_backend,
        )
        whole: torch.Tensor = seen.flatten(2, 3).to(query.dtype)
        return whole


def _turned(attn: Any, vectors: torch.Tensor, by: Any) -> torch.Tensor:
    if by is None:
        return vectors
    turn = apply_split_rotary_emb if attn.rope_type == "split" else apply_interleaved_rotary_emb
    turned: torch.Tensor = turn(vectors, by)
    return turned


def spread_attention(transformer: Any, ring: Ring) -> Spread:
    """This will have the attentions of `transformer` look at the tokens of the whole ring."""
    spread = Spread(ring)
    for block in transformer.transformer_blocks:
        for name, side in KEYS_OF.items():
            attention = getattr(block, name)
            attention.set_processor(SpreadAttention(spread, side, attention.processor._attention_backend))
    return spread


def with_places(transformer: Any, call: Call) -> Call:
    """This will be a call that says where its tokens are: a part of them does not know that by itself."""
    picture, sound = call["hidden_states"], call["audio_hidden_states"]
    whole = dict(call)
    if call.get("video_coords") is None:
        sizes = (call["num_frames"], call["height"], call["width"])
        whole["video_coords"] = transformer.rope.prepare_video_coords(
            len(picture), *sizes, picture.device, fps=call.get("fps", 24.0)
        )
    if call.get("audio_coords") is None:
        whole["audio_coords"] = transformer.audio_rope.prepare_audio_coords(
            len(sound), call["audio_num_frames"], sound.device
        )
    return whole


def run_share(forward: Any, spread: Spread, call: Call) -> tuple[torch.Tensor, torch.Tensor]:
    """This will do a member's part of a call, and be the whole answer: the picture's tokens and the sound's."""
    picture, sound = forward(**spread.share(call) | {"return_dict": False})
    return spread.whole(picture, "picture"), spread.whole(sound, "sound")
