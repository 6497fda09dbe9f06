"""What of a clip is given before it is denoised: pictures and clips as latents, in their places or beside the clip.

A picture at the beginning takes the place of the clip's first latent frame. Pictures at other moments, and clips that are
only referred to, are more tokens beside the clip's own, with places in time of their own; they are dropped at the end.
Each token has its share of certainty: 1 is held as it is, 0 is noise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from generation.engine.contracts import ClipRequest
from generation.engine.inputs import Frames
from generation.engine.ltx2.fitting import frames_at, length_at, placed_all
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.regions import changing


@dataclass(frozen=True, kw_only=True)
class Tokens:
    """Some latent pixels, packed as the transformer takes them."""

    values: torch.Tensor  # [1, tokens, features]
    certainty: torch.Tensor  # [1, tokens, 1], 0..1


@dataclass(frozen=True, kw_only=True)
class Given:
    """What is given of one clip."""

    clip: Tokens  # its own tokens, zeros where nothing is given
    beside: Tokens  # more of them
    places: torch.Tensor  # [1, 3, tokens beside, 2]: where those are, from and to, in seconds, rows and columns


def given_of(loaded: LoadedModel, request: ClipRequest, canvas: Canvas, clip: torch.Tensor | None = None) -> Given:
    """This will encode what `request` gives of its clip; `clip` are latents ([1, channels, frames, height, width], as the
    VAE gives them) that it is to be denoised from, for a second stage.
    """
    picture = _Encoding(loaded, canvas)
    own = _own(picture, request, canvas, clip)
    beside = [*_stretches(loaded, picture, request, canvas)]
    for keyframe in request.keyframes:
        tokens = picture.still(keyframe.picture[None], keyframe.strength)
        frame = canvas.lead + min(round(keyframe.at_s * request.fps), request.frame_count - 1)
        if frame == 0:
            _put_first(own, tokens)
        else:
            beside.append((tokens, picture.moment(frame, request.fps)))
    return Given(clip=own, beside=_joined([tokens for tokens, _ in beside], own), places=_all_places(beside))


def _own(picture: _Encoding, request: ClipRequest, canvas: Canvas, clip: torch.Tensor | None) -> Tokens:
    """The clip's own tokens: what it is made again from, what it keeps of that, and what came just before it."""
    rework, lead = request.rework, _lead(request, canvas)
    if rework is not None:
        # After what came before, as it is delivered: the VAE sees each moment with those before it.
        frames = placed_all(frames_at(rework.footage, request.fps, canvas.frame_count - canvas.lead), canvas)
        clip = picture.encoded(frames if lead is None else np.concatenate([lead, frames]), is_still=False)
    own = picture.nothing() if clip is None else picture.tokens(clip, 0.0)
    if rework is not None and rework.regions:
        cells = changing(rework.regions, canvas, request.fps, picture.latent_shape)
        own.certainty.copy_(1 - _column(cells).to(own.certainty))
    if lead is not None:
        _put_first(own, picture.tokens(picture.encoded(lead, is_still=len(lead) == 1), 1.0))
    return own


def _lead(request: ClipRequest, canvas: Canvas) -> Frames | None:
    """The last frames of what came just before, on the canvas: those that are rendered again and not delivered."""
    before = request.before
    if before is None:
        return None
    return placed_all(frames_at(before, request.fps, length_at(before, request.fps))[-canvas.lead :], canvas)


def _stretches(
    loaded: LoadedModel, picture: _Encoding, request: ClipRequest, canvas: Canvas
) -> Iterator[tuple[Tokens, torch.Tensor]]:
    """What runs beside the clip from its beginning, with its places."""
    for reference in request.references:
        length = min(length_at(reference.footage, request.fps), canvas.frame_count)
        frames = _whole_latents(loaded, frames_at(reference.footage, request.fps, length))
        latents = picture.encoded(placed_all(frames, canvas), is_still=False)
        yield picture.tokens(latents, reference.strength), picture.stretch(latents, request.fps)
    for likeness in request.likenesses:
        for still in likeness.stills:
            yield picture.still(still[None], 1.0), picture.stretch(None, request.fps)


def count_beside(request: ClipRequest, canvas: Canvas, temporal: int) -> tuple[int, ...]:
    """This will be the latent frames of each thing beside the clip, without encoding any."""
    stills = sum(round(keyframe.at_s * request.fps) + canvas.lead > 0 for keyframe in request.keyframes)
    stills += sum(len(likeness.stills) for likeness in request.likenesses)
    lengths = [min(length_at(each.footage, request.fps), canvas.frame_count) for each in request.references]
    return (*(1 for _ in range(stills)), *((length - 1) // temporal + 1 for length in lengths))


def latent_shape(pipe: Any, canvas: Canvas) -> tuple[int, int, int]:
    """This will be the latent frames, rows and columns of a canvas."""
    return (
        (canvas.frame_count - 1) // pipe.vae_temporal_compression_ratio + 1,
        canvas.height // pipe.vae_spatial_compression_ratio,
        canvas.width // pipe.vae_spatial_compression_ratio,
    )


class _Encoding:
    """The way from pictures to a canvas's tokens."""

    def __init__(self, loaded: LoadedModel, canvas: Canvas) -> None:
        self._loaded, self._pipe, self._canvas = loaded, loaded.pipe, canvas

    @property
    def latent_shape(self) -> tuple[int, int, int]:
        """This will be the clip's latent frames, rows and columns."""
        return latent_shape(self._pipe, self._canvas)

    def encoded(self, frames: Frames, *, is_still: bool) -> torch.Tensor:
        """This will be the latents of frames that are as large as the canvas: [1, channels, frames, height, width].

        Stills are compressed as H.264 would first: the model was trained on pictures out of videos.
        """
        vae = self._pipe.vae
        if is_still:
            frames = _as_video(frames[0], self._loaded)[None]
        pixels = torch.from_numpy(np.ascontiguousarray(frames)).to(self._loaded.plan.device).float()
        pixels = (pixels.permute(3, 0, 1, 2)[None] / 127.5 - 1).to(vae.dtype)
        latents: torch.Tensor = vae.encode(pixels).latent_dist.mode().float()
        return latents

    def still(self, frames: Frames, certainty: float) -> Tokens:
        """This will be the tokens of one picture of any size."""
        return self.tokens(self.encoded(placed_all(frames, self._canvas), is_still=True), certainty)

    def tokens(self, latents: torch.Tensor, certainty: float) -> Tokens:
        """This will normalise and pack latents."""
        pipe, vae = self._pipe, self._pipe.vae
        normal = pipe._normalize_latents(latents.float(), vae.latents_mean, vae.latents_std, vae.config.scaling_factor)
        values = pipe._pack_latents(normal, pipe.transformer_spatial_patch_size, pipe.transformer_temporal_patch_size)
        return Tokens(values=values, certainty=values.new_full((1, values.shape[1], 1), certainty))

    def nothing(self) -> Tokens:
        """This will be a clip of which nothing is given."""
        channels, pipe = self._pipe.transformer.config.in_channels, self._pipe
        latents = torch.zeros(1, channels, *self.latent_shape, device=self._loaded.plan.device)
        values = pipe._pack_latents(latents, pipe.transformer_spatial_patch_size, pipe.transformer_temporal_patch_size)
        return Tokens(values=values, certainty=values.new_zeros(1, values.shape[1], 1))

    def moment(self, frame: int, fps: int) -> torch.Tensor:
        """This will be the places of a picture that is seen at `frame` alone."""
        places = self.stretch(None, fps)
        places[:, 0, :, 0], places[:, 0, :, 1] = frame / fps, (frame + 1) / fps
        return places

    def stretch(self, latents: torch.Tensor | None, fps: int) -> torch.Tensor:
        """This will be the places of a clip that runs beside from the beginning; None is a single picture."""
        _, height, width = self.latent_shape
        count = 1 if latents is None else latents.shape[2]
        rope, device = self._pipe.transformer.rope, self._loaded.plan.device
        places: torch.Tensor = rope.prepare_video_coords(1, count, height, width, torch.device(device), fps=float(fps))
        return places


def _as_video(picture: Any, loaded: LoadedModel) -> Any:
    from diffusers.pipelines.ltx2.utils import DEFAULT_IMAGE_CRF, LTX2_5_IMAGE_CRF, apply_image_conditioning_crf

    crf = LTX2_5_IMAGE_CRF if loaded.folder.title == "LTX-2.5" else DEFAULT_IMAGE_CRF
    return apply_image_conditioning_crf(np.ascontiguousarray(picture), crf)


def _whole_latents(loaded: LoadedModel, frames: Frames) -> Frames:
    step = loaded.pipe.vae_temporal_compression_ratio
    return frames[: (len(frames) - 1) // step * step + 1]


def _put_first(own: Tokens, tokens: Tokens) -> None:
    count = min(tokens.values.shape[1], own.values.shape[1])
    own.values[:, :count] = tokens.values[:, :count]
    own.certainty[:, :count] = tokens.certainty[:, :count]


def _column(cells: np.ndarray) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(cells)).reshape(1, -1, 1)


def _joined(beside: Sequence[Tokens], like: Tokens) -> Tokens:
    return Tokens(
        values=torch.cat([like.values[:, :0], *(tokens.values for tokens in beside)], dim=1),
        certainty=torch.cat([like.certainty[:, :0], *(tokens.certainty for tokens in beside)], dim=1),
    )


def _all_places(beside: Sequence[tuple[Tokens, torch.Tensor]]) -> torch.Tensor:
    return torch.cat([torch.zeros(1, 3, 0, 2), *(places.cpu() for _, places in beside)], dim=2)
