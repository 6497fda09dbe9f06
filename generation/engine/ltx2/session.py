"""A loaded model at work: read the prompt, denoise, decode, hand over exactly what was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from generation.engine.contracts import ClipRequest, EngineCard, Rendering, Sound, Stage
from generation.engine.errors import BadOutputError, EngineError, ModelUnavailableError, RequestNotPossibleError
from generation.engine.ltx2.checks import check_picture
from generation.engine.ltx2.grid import Canvas, Grid
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.sound import SAMPLE_RATE, clip_sound
from generation.engine.protocol import Watch

MOST_TOKENS = 1024
"""The length of text that LTX-2 was trained with; the rest of a longer prompt is not read."""

CONVERTED_FRAMES = 16
"""Frames turned to bytes at once: bounds the memory for the numbers in between."""


@dataclass(frozen=True, kw_only=True)
class Latents:
    """A clip before decoding."""

    picture: torch.Tensor  # [1, channels, frames, height, width]
    sound: torch.Tensor  # [1, channels, length, mel bins]


class OpenLtx2:
    """LTX-2 in memory. One rendering at a time."""

    def __init__(self, loaded: LoadedModel, card: EngineCard) -> None:
        self._loaded = loaded
        self._pipe = loaded.pipe
        self._card = card
        self._grid = _grid_of(loaded.pipe)

    def render(self, request: ClipRequest, watch: Watch) -> Rendering:
        """This will render `request` on the model's next legal canvas and deliver the part that was asked for.

        The watch is called around reading, after every denoising step, and around decoding; what it raises leaves at
        once and the model stays usable. Raises RequestNotPossibleError, BadOutputError, or EngineError where the card
        has no room for this size.
        """
        refuse_impossible(request, self._card)
        canvas = self._grid.canvas(width=request.width, height=request.height, frame_count=request.frame_count)
        with torch.no_grad(), self._left_usable(canvas):
            text, notes = self._read(request.prompt, watch)
            latents = self._denoise(text, canvas, request, watch)
            frames, sound = self._decode(latents, canvas, request, watch)
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=iter(frames),
            sound=sound,
            sample_rate=SAMPLE_RATE,
            model=self._loaded.title,
            model_version=self._loaded.folder.version,
            notes=(*canvas.notes, *notes),
        )

    def warm(self, watch: Watch) -> None:
        """This will render one clip of the smallest size, so that the first member does not wait for kernels.

        Raises ModelUnavailableError where even that gives no clip: better known at the start than by a member.
        """
        canvas = self._grid.canvas(width=1, height=1, frame_count=1)
        request = ClipRequest(
            prompt="a candle",
            width=canvas.width,
            height=canvas.height,
            duration_s=canvas.frame_count / 24,
            fps=24,
            seed=0,
        )
        try:
            self.render(request, watch)
        except EngineError as error:
            raise ModelUnavailableError(f"The model was loaded, but its first clip failed: {error}") from error

    def close(self) -> None:
        """This will let go of the model, also where somebody still holds this session."""
        del self._pipe, self._loaded

    @contextmanager
    def _left_usable(self, canvas: Canvas) -> Iterator[None]:
        """This will, however a rendering ends, send offloaded parts home and forget what it left in the parts."""
        try:
            try:
                yield
            finally:
                self._pipe.maybe_free_model_hooks()
        except (torch.OutOfMemoryError, torch.AcceleratorError) as error:
            size = f"{canvas.width}×{canvas.height} with {canvas.frame_count} frames"
            raise EngineError(f"The accelerator failed at {size}: {str(error).splitlines()[0]}") from error

    def _read(self, prompt: str, watch: Watch) -> tuple[dict[str, Any], tuple[str, ...]]:
        """This will be the prompt as the pipeline takes it, encoded, and a note where not all of it was read."""
        watch.step(Stage.READING, 0, 1)
        tokenizer, schedule = self._pipe.tokenizer, self._loaded.schedule
        most_tokens = min(MOST_TOKENS, tokenizer.model_max_length)
        is_cut = len(tokenizer(prompt.strip()).input_ids) > most_tokens
        embeds, mask, negative_embeds, negative_mask = self._pipe.encode_prompt(
            prompt,
            negative_prompt=schedule.negative_prompt,
            do_classifier_free_guidance=schedule.is_guided,
            max_sequence_length=most_tokens,
        )
        watch.step(Stage.READING, 1, 1)
        text = {
            "prompt_embeds": embeds,
            "prompt_attention_mask": mask,
            "negative_prompt_embeds": negative_embeds,
            "negative_prompt_attention_mask": negative_mask,
        }
        return text, (f"only the first {most_tokens} tokens of the prompt were read",) if is_cut else ()

    def _denoise(self, text: dict[str, Any], canvas: Canvas, request: ClipRequest, watch: Watch) -> Latents:
        answer = self._pipe(
            **text,
            **self._loaded.schedule.call_arguments(),
            width=canvas.width,
            height=canvas.height,
            num_frames=canvas.frame_count,
            frame_rate=float(request.fps),
            # Noise made on the CPU: a seed gives the same clip whichever card draws it.
            generator=torch.Generator("cpu").manual_seed(request.seed),
            output_type="latent",
            callback_on_step_end=_telling(watch),
        )
        return Latents(
            picture=_finite(answer.frames, "picture's latents"), sound=_finite(answer.audio, "sound's latents")
        )

    def _decode(
        self, latents: Latents, canvas: Canvas, request: ClipRequest, watch: Watch
    ) -> tuple[npt.NDArray[np.uint8], Sound | None]:
        total = 2 if request.audio else 1
        watch.step(Stage.DECODING, 0, total)
        frames = self._decode_picture(latents.picture, canvas)
        check_picture(frames)
        watch.step(Stage.DECODING, 1, total)
        if not request.audio:
            return frames, None
        heard = self._decode_sound(latents.sound)
        sound = clip_sound(heard, rate=self._pipe.vocoder.config.output_sampling_rate, length_s=request.length_s)
        watch.step(Stage.DECODING, 2, total)
        return frames, sound

    def _decode_picture(self, latents: torch.Tensor, canvas: Canvas) -> npt.NDArray[np.uint8]:
        vae = self._pipe.vae
        # A decoder that takes a time is asked for the clean end, as the pipeline does when nothing is said.
        time = torch.zeros(1, device=latents.device, dtype=vae.dtype) if vae.config.timestep_conditioning else None
        picture = vae.decode(latents.to(vae.dtype), time, return_dict=False)[0]
        bottom, right = canvas.top + canvas.asked_height, canvas.left + canvas.asked_width
        wanted = picture[0, :, : canvas.asked_frame_count, canvas.top : bottom, canvas.left : right]
        return _to_bytes(_finite(wanted, "picture"))

    def _decode_sound(self, latents: torch.Tensor) -> npt.NDArray[np.float32]:
        mel = self._pipe.audio_vae.decode(latents.to(self._pipe.audio_vae.dtype), return_dict=False)[0]
        heard = _finite(self._pipe.vocoder(mel), "sound")
        return np.asarray(heard[0].float().cpu().numpy(), dtype=np.float32)


def refuse_impossible(request: ClipRequest, card: EngineCard) -> None:
    """This will raise RequestNotPossibleError where `request` is beyond what the engine's card says."""
    if request.length_s > card.max_duration_s:
        most = f"{card.title} renders at most {card.max_duration_s} s in one pass"
        raise RequestNotPossibleError(f"{most}; {request.duration_s:g} s were asked for.")
    if request.width * request.height > card.max_pixels:
        raise RequestNotPossibleError(
            f"{card.title} renders at most {card.max_pixels} pixels; {request.width}×{request.height} were asked for."
        )
    if request.fps not in card.fps:
        raise RequestNotPossibleError(
            f"{card.title} renders {', '.join(map(str, card.fps))} frames a second; {request.fps} were asked for."
        )


def _grid_of(pipe: Any) -> Grid:
    patch = pipe.transformer.config
    return Grid.of_ratios(
        spatial=pipe.vae_spatial_compression_ratio * patch.patch_size,
        temporal=pipe.vae_temporal_compression_ratio * patch.patch_size_t,
    )


def _telling(watch: Watch) -> Callable[[Any, int, Any, dict[str, Any]], dict[str, Any]]:
    """This will be the pipeline's callback that tells `watch`; it must answer with a dict."""

    def tell(pipe: Any, index: int, _time: Any, _tensors: dict[str, Any]) -> dict[str, Any]:
        watch.step(Stage.DENOISING, index + 1, pipe.num_timesteps)
        return {}

    return tell


def _finite(tensor: torch.Tensor, what: str) -> torch.Tensor:
    if not bool(torch.isfinite(tensor).all()):
        raise BadOutputError(f"The model's numbers for the {what} are not all finite.")
    return tensor


def _to_bytes(picture: torch.Tensor) -> npt.NDArray[np.uint8]:
    """This will turn [3, frames, height, width] in -1..1 into uint8 [frames, height, width, 3]."""
    frames = picture.permute(1, 2, 3, 0)
    blocks = [
        (frames[start : start + CONVERTED_FRAMES].float() * 127.5 + 127.5).clamp(0, 255).round().to(torch.uint8).cpu()
        for start in range(0, len(frames), CONVERTED_FRAMES)
    ]
    return torch.cat(blocks).contiguous().numpy()
