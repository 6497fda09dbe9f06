"""Prompts as the transformer takes them: read once, kept small, and told to any of LTX-2's pipelines in place of words."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import torch

from generation.engine.ltx2.memory import lent
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.plan import Placement

MOST_TOKENS = 1024
"""The length of text that LTX-2 was trained with; the rest of a longer prompt is not read."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """What the connectors make of one prompt, in the machine's memory: 15 MiB, where the text encoder's own answer to
    LTX-2's 1024 tokens has 368.
    """

    picture: torch.Tensor  # [1, tokens, features]
    sound: torch.Tensor  # [1, tokens, features]
    mask: torch.Tensor  # [1, tokens]: 1 where there is something to attend to
    notes: tuple[str, ...]  # for the member whose prompt was not read to its end

    @property
    def size_bytes(self) -> int:
        """This will be the room it takes."""
        return sum(tensor.numel() * tensor.element_size() for tensor in (self.picture, self.sound, self.mask))


class Reader:
    """Reads prompts, each for itself, so that a text is the same in any batch; keeps those read last, up to `room_bytes`."""

    def __init__(self, room_bytes: int) -> None:
        self._room_bytes = room_bytes
        self._kept: OrderedDict[tuple[object, ...], Text] = OrderedDict()

    def read(self, loaded: LoadedModel, prompts: Sequence[str]) -> list[Text]:
        """This will be the texts of `prompts` in their order. Who is known already costs the text encoder nothing."""
        keys = {prompt: _key(loaded, prompt) for prompt in prompts}
        found = {prompt: self._kept[key] for prompt, key in keys.items() if key in self._kept}
        found |= _read(loaded, [prompt for prompt in keys if prompt not in found])
        for prompt, key in keys.items():
            self._keep(key, found[prompt])
        return [found[prompt] for prompt in prompts]

    def _keep(self, key: tuple[object, ...], text: Text) -> None:
        self._kept[key] = text
        self._kept.move_to_end(key)
        while sum(kept.size_bytes for kept in self._kept.values()) > self._room_bytes:
            self._kept.popitem(last=False)


@contextmanager
def told(pipe: Any, texts: Sequence[Text], negatives: Sequence[Text] = (), *, device: str) -> Iterator[dict[str, Any]]:
    """This will yield the arguments, on `device`, by which a call of `pipe` takes `texts`, one a row, in place of prompts.

    LTX-2's pipelines take what the text encoder says and give it to their connectors. For the time of the `with` what
    they take is what the connectors have said before, and the connectors are one who takes it apart again.
    """
    connectors = pipe.connectors
    pipe.connectors = _Repeating(picture_width=texts[0].picture.shape[-1])
    try:
        yield {
            **_arguments("prompt", texts, device),
            **(_arguments("negative_prompt", negatives, device) if negatives else {}),
        }
    finally:
        pipe.connectors = connectors


@dataclass(frozen=True, kw_only=True)
class _Repeating:
    """Stands for the connectors: says again what they have said."""

    picture_width: int

    def __call__(self, said: torch.Tensor, mask: torch.Tensor, **_: Any) -> tuple[torch.Tensor, ...]:
        return said[..., : self.picture_width], said[..., self.picture_width :], mask


def _arguments(name: str, texts: Sequence[Text], device: str) -> dict[str, torch.Tensor]:
    return {
        f"{name}_embeds": torch.cat([torch.cat([text.picture, text.sound], dim=-1) for text in texts]).to(device),
        f"{name}_attention_mask": torch.cat([text.mask for text in texts]).to(device),
    }


def _key(loaded: LoadedModel, prompt: str) -> tuple[object, ...]:
    """Everything that the numbers of a text depend on. Styles may be laid over the connectors."""
    encoder, connectors = loaded.pipe.text_encoder, loaded.pipe.connectors
    styles = repr(sorted(_styles_of(connectors).items()))
    return (prompt, _most_tokens(loaded), loaded.folder.version, encoder.dtype, loaded.plan.device, styles)


def _styles_of(connectors: Any) -> dict[str, Any]:
    """This will be the weight of each style (LoRA adapter) that is laid over the connectors now."""
    layers = [
        layer
        for layer in connectors.modules()
        if hasattr(layer, "active_adapters") and hasattr(layer, "scaling") and not layer.disable_adapters
    ]
    return {name: layer.scaling.get(name) for layer in layers for name in layer.active_adapters}


def _read(loaded: LoadedModel, prompts: Sequence[str]) -> dict[str, Text]:
    """All by the text encoder, then all by the connectors: where parts take turns on the card, each comes once."""
    if not prompts:
        return {}
    pipe, most_tokens = loaded.pipe, _most_tokens(loaded)
    with _on_the_card(loaded):
        encoded = [
            pipe.encode_prompt(
                prompt,
                do_classifier_free_guidance=False,
                max_sequence_length=most_tokens,
                device=torch.device(loaded.plan.device),
            )[:2]
            for prompt in prompts
        ]
    side = pipe.tokenizer.padding_side
    connected = [pipe.connectors(embeds, mask, padding_side=side) for embeds, mask in encoded]
    return {
        prompt: Text(picture=picture.cpu(), sound=sound.cpu(), mask=mask.cpu(), notes=_notes(loaded, prompt))
        for prompt, (picture, sound, mask) in zip(prompts, connected, strict=True)
    }


def _notes(loaded: LoadedModel, prompt: str) -> tuple[str, ...]:
    most_tokens = _most_tokens(loaded)
    tokens = len(loaded.pipe.tokenizer(prompt.strip(), verbose=False).input_ids)
    if tokens <= most_tokens:
        return ()
    share = max(1, 100 * most_tokens // tokens)
    return (f"These are more words than the model reads: about the first {share} % had a say.",)


def _most_tokens(loaded: LoadedModel) -> int:
    return min(MOST_TOKENS, int(loaded.pipe.tokenizer.model_max_length))


def _on_the_card(loaded: LoadedModel) -> AbstractContextManager[None]:
    is_apart = loaded.plan.placement is Placement.TEXT_APART
    return lent(loaded.pipe.text_encoder, loaded.plan.device) if is_apart else nullcontext()
