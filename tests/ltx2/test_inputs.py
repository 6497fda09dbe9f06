"""Every kind of input on the random-weight pipeline: used, in its place, and in a batch what it is alone."""

from __future__ import annotations

from dataclasses import replace
from inspect import signature
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest
from generation.engine.inputs import Footage, Keyframe, Likeness, Reference, Region, Rework, Voice
from generation.engine.ltx2.model import LoadedModel
from generation.engine.protocol import SilentWatch
from tests.ltx2.watching import SMALLEST, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import DenoisedClip, OpenLtx2

SHORT = replace(SMALLEST, duration_s=17 / 24)


def noise(seed: int, *shape: int) -> np.ndarray:
    """This will be random pixels."""
    return np.random.default_rng(seed).integers(0, 256, shape, np.uint8)


def hum(seed: int, length_s: float = 1.0, level: float = 0.1) -> np.ndarray:
    """This will be some seconds of random sound at 48 kHz."""
    samples = np.random.default_rng(seed).standard_normal((2, round(length_s * 48_000)))
    return (samples * level).astype(np.float32)


PICTURE, OTHER_PICTURE = noise(1, 64, 64, 3), noise(2, 64, 64, 3)
CLIP = Footage(frames=noise(3, 17, 64, 64, 3), fps=24, sound=hum(4))
OTHER_CLIP = Footage(frames=noise(5, 17, 64, 64, 3), fps=24, sound=hum(6))

KINDS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "first": ({"keyframes": (Keyframe(picture=PICTURE),)}, {"keyframes": (Keyframe(picture=OTHER_PICTURE),)}),
    "first and last": (
        {"keyframes": (Keyframe(picture=PICTURE), Keyframe(picture=OTHER_PICTURE, at_s=17 / 24))},
        {"keyframes": (Keyframe(picture=PICTURE), Keyframe(picture=PICTURE, at_s=17 / 24))},
    ),
    "keyframe": (
        {"keyframes": (Keyframe(picture=PICTURE, at_s=0.3, strength=0.8),)},
        {"keyframes": (Keyframe(picture=PICTURE, at_s=0.5, strength=0.8),)},
    ),
    "reference": (
        {"references": (Reference(footage=CLIP, strength=0.9),)},
        {"references": (Reference(footage=OTHER_CLIP, strength=0.9),)},
    ),
    "rework": ({"rework": Rework(footage=CLIP, strength=0.6)}, {"rework": Rework(footage=OTHER_CLIP, strength=0.6)}),
    "edit": (
        {"rework": Rework(footage=CLIP, strength=0.6, regions=(Region(right=0.5),), keeps_sound=True)},
        {"rework": Rework(footage=CLIP, strength=0.6, regions=(Region(begin_s=0.4),), keeps_sound=True)},
    ),
    "going on": ({"before": CLIP}, {"before": OTHER_CLIP}),
    "likeness": (
        {"likenesses": (Likeness(pictures=PICTURE[None]),)},
        {"likenesses": (Likeness(pictures=OTHER_PICTURE[None]),)},
    ),
    "voice": ({"voice": Voice(sound=hum(7))}, {"voice": Voice(sound=hum(8))}),
    "negative prompt": ({"negative_prompt": "rain"}, {"negative_prompt": "a dog"}),
}


def wish(how: dict[str, Any], seed: int = 7) -> ClipRequest:
    """This will be a request with an input."""
    return replace(SHORT, seed=seed, **how)


def denoised(opened: OpenLtx2, *wishes: ClipRequest) -> list[DenoisedClip]:
    """This will be the clips of one call in latents."""
    from generation.engine.ltx2.session import DenoisedClip

    clips = opened.start(wishes, [SilentWatch()] * len(wishes))
    assert all(isinstance(clip, DenoisedClip) for clip in clips), clips
    return clips  # type: ignore[return-value]


def distance(one: DenoisedClip, other: DenoisedClip) -> float:
    """This will be how far two clips are apart in latents."""
    picture = (one.latents.picture - other.latents.picture).abs().max()
    return max(float(picture), float((one.latents.sound - other.latents.sound).abs().max()))


@pytest.fixture(scope="module")
def plain(loaded: LoadedModel) -> DenoisedClip:
    """What nothing is given to."""
    from generation.engine.ltx2.session import OpenLtx2

    return denoised(OpenLtx2(loaded, LTX2), SHORT)[0]


@pytest.mark.parametrize("kind", KINDS)
def test_an_input_is_used_and_a_batch_gives_what_each_is_alone(
    opened: OpenLtx2, plain: DenoisedClip, kind: str
) -> None:
    one, other = (wish(how, seed) for how, seed in zip(KINDS[kind], (7, 8), strict=True))
    calls: list[int] = []
    hook = opened.model.pipe.transformer.register_forward_pre_hook(lambda *_: calls.append(1))
    try:
        first, second = denoised(opened, one, other)
        together = len(calls)
        alone, otherwise = (denoised(opened, each)[0] for each in (one, replace(other, seed=7)))
    finally:
        hook.remove()

    assert together * 3 == len(calls)  # both in one call
    assert distance(first, alone) < 1e-5
    assert distance(alone, otherwise) > 1e-3  # what is given makes a difference
    assert distance(alone, plain) > 1e-3 if alone.latents.picture.shape == plain.latents.picture.shape else True
    assert distance(second, denoised(opened, other)[0]) < 1e-5


def test_different_kinds_in_one_batch_are_each_what_they_are_alone(opened: OpenLtx2, plain: DenoisedClip) -> None:
    voiced, first = (wish(KINDS[kind][0]) for kind in ("voice", "first"))

    mixed = denoised(opened, first, SHORT, voiced, SHORT)

    for clip, alone in zip(mixed, (first, SHORT, voiced, SHORT), strict=True):
        assert distance(clip, denoised(opened, alone)[0]) < 1e-5
    assert distance(mixed[1], plain) < 1e-5


def bare(loaded: LoadedModel, kind: Any, request: ClipRequest, **how: Any) -> Any:
    """This will be the latents that one of diffusers' own pipelines gives for a request on its own canvas."""
    import torch
    from diffusers.pipelines.ltx2.utils import DEFAULT_NEGATIVE_PROMPT

    takes = signature(kind.__init__).parameters
    return kind(**{name: part for name, part in loaded.pipe.components.items() if name in takes})(
        prompt=request.prompt,
        negative_prompt=DEFAULT_NEGATIVE_PROMPT,
        **loaded.schedule.call_arguments(),
        width=request.width,
        height=request.height,
        num_frames=request.frame_count,
        frame_rate=float(request.fps),
        max_sequence_length=64,
        generator=torch.Generator("cpu").manual_seed(request.seed),
        output_type="latent",
        **how,
    )


def test_pictures_are_taken_as_diffusers_own_pipeline_takes_them(opened: OpenLtx2, loaded: LoadedModel) -> None:
    """Where it can: on the canvas itself, at the frames that it has names for."""
    from diffusers import LTX2ConditionPipeline
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    first, second = Keyframe(picture=PICTURE), Keyframe(picture=OTHER_PICTURE, at_s=9 / 24, strength=0.7)
    ours = denoised(opened, wish({"keyframes": (first, second)}))[0]
    theirs = bare(
        loaded,
        LTX2ConditionPipeline,
        SHORT,
        conditions=[
            LTX2VideoCondition(frames=PICTURE[None], index=0),
            LTX2VideoCondition(frames=OTHER_PICTURE[None], index=2, strength=0.7),  # the latent frame from frame 9 on
        ],
    )

    assert float((ours.latents.picture - theirs.frames).abs().max()) < 1e-5
    assert float((ours.latents.sound - theirs.audio).abs().max()) < 1e-5


def test_a_reference_is_taken_as_diffusers_own_pipeline_takes_it(opened: OpenLtx2, loaded: LoadedModel) -> None:
    from diffusers import LTX2InContextPipeline
    from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

    ours = denoised(opened, wish({"references": (Reference(footage=CLIP, strength=0.9),)}))[0]
    reference = LTX2ReferenceCondition(frames=CLIP.frames.astype(np.float32) / 255, strength=0.9)
    theirs = bare(loaded, LTX2InContextPipeline, SHORT, reference_conditions=[reference])

    assert float((ours.latents.picture - theirs.frames).abs().max()) < 1e-5


def frame_latents(opened: OpenLtx2, picture: np.ndarray) -> Any:
    """This will be what the VAE makes of a picture that went through H.264 as the model saw pictures."""
    import torch
    from diffusers.pipelines.ltx2.utils import apply_image_conditioning_crf

    pixels = torch.from_numpy(apply_image_conditioning_crf(picture, 33)).float() / 127.5 - 1
    with torch.no_grad():
        return opened.model.pipe.vae.encode(pixels.permute(2, 0, 1)[None, :, None]).latent_dist.mode()


def test_the_first_frame_s_latents_are_the_picture_s_in_the_place_of_the_crop(opened: OpenLtx2) -> None:
    """72 x 96 is rendered on 96 x 96: the picture fills what is delivered, its edge the 12 columns beside it."""
    picture = noise(9, 96, 72, 3)
    request = replace(SHORT, width=72, height=96, keyframes=(Keyframe(picture=picture),))

    latents = denoised(opened, request)[0].latents.picture

    on_canvas = np.concatenate([picture[:, :1].repeat(12, 1), picture, picture[:, -1:].repeat(12, 1)], axis=1)
    assert float((latents[:, :, :1] - frame_latents(opened, on_canvas)).abs().max()) < 1e-4


def test_the_last_keyframe_lies_on_the_last_frame_that_is_delivered(opened: OpenLtx2) -> None:
    """Of 25 rendered frames 20 are delivered; beyond them nobody would see it. The index is a frame's, not a latent's."""
    places: list[Any] = []
    hook = opened.model.pipe.transformer.register_forward_pre_hook(
        lambda _module, _args, how: places.append(how["video_coords"][0, 0, -1].tolist()), with_kwargs=True
    )
    request = replace(SHORT, duration_s=20 / 24, keyframes=(Keyframe(picture=PICTURE, at_s=20 / 24),))
    try:
        denoised(opened, request)
    finally:
        hook.remove()

    assert places[0] == pytest.approx([19 / 24, 20 / 24])


def test_an_edit_keeps_to_the_pixel_what_was_not_asked_to_change(opened: OpenLtx2) -> None:
    edited = Rework(footage=CLIP, strength=0.5, regions=(Region(left=0.5, begin_s=0.25),), keeps_sound=True)

    rendering = opened.render(wish({"rework": edited}), SilentWatch())
    frames = pictures(rendering)

    assert np.array_equal(frames[:6], CLIP.frames[:6])
    assert np.array_equal(frames[:, :, :32], CLIP.frames[:, :, :32])
    assert np.abs(frames[8:, :, 44:].astype(int) - CLIP.frames[8:, :, 44:]).mean() > 5
    assert rendering.sound is not None
    assert CLIP.sound is not None
    assert np.array_equal(rendering.sound, CLIP.sound[:, : rendering.sound.shape[1]])


def test_the_weaker_a_rework_the_nearer_it_is_to_the_clip(opened: OpenLtx2) -> None:
    import torch

    pixels = torch.from_numpy(CLIP.frames).float().permute(3, 0, 1, 2)[None] / 127.5 - 1
    with torch.no_grad():
        source = opened.model.pipe.vae.encode(pixels).latent_dist.mode()

    def apart(strength: float) -> float:
        clip = denoised(opened, wish({"rework": Rework(footage=CLIP, strength=strength)}))[0]
        return float((clip.latents.picture - source).abs().mean())

    distances = [apart(strength) for strength in (0.02, 0.3, 0.95)]
    assert distances == sorted(distances)
    assert distances[0] < distances[2] / 10


def test_going_on_delivers_what_comes_after_and_the_sound_up_to_it(opened: OpenLtx2) -> None:
    clip = denoised(opened, wish({"before": replace(CLIP, frames=noise(3, 20, 64, 64, 3))}))[0]
    canvas, rendering = clip.group.canvas, clip.finish()

    assert (canvas.lead, canvas.frame_count) == (17, 41)  # 17 of 20 frames are 3 latents; 17 more end in the 6th
    assert len(pictures(rendering)) == rendering.frame_count == 17
    assert rendering.sound is not None
    assert rendering.lead_sound is not None
    assert (rendering.sound.shape[1], rendering.lead_sound.shape[1]) == (34_000, 34_000)


def test_a_clip_that_goes_on_is_changed_where_it_is_shown_and_heard(opened: OpenLtx2) -> None:
    """What came before takes none of its moments: the picture and the sound that are reworked begin where it ends."""
    import torch

    before = replace(CLIP, frames=noise(8, 17, 64, 64, 3))
    standing = np.concatenate([before.frames, OTHER_CLIP.frames, np.repeat(OTHER_CLIP.frames[-1:], 7, 0)])
    pixels = torch.from_numpy(standing).float().permute(3, 0, 1, 2)[None] / 127.5 - 1
    with torch.no_grad():
        source = opened.model.pipe.vae.encode(pixels).latent_dist.mode()

    def changed(strength: float) -> DenoisedClip:
        rework = Rework(footage=OTHER_CLIP, strength=strength, keeps_sound=True)
        return denoised(opened, wish({"before": before, "rework": rework}))[0]

    slightly, wholly = changed(0.02), changed(0.95)
    near, far = ((each.latents.picture - source)[:, :, 3:].abs().mean() for each in (slightly, wholly))
    sound = slightly.finish().sound

    assert near < far / 10
    assert np.array_equal(sound, OTHER_CLIP.sound[:, : sound.shape[1]])


def test_a_voice_leaves_the_clip_as_long_as_it_was(opened: OpenLtx2, plain: DenoisedClip) -> None:
    for length_s in (0.2, 1.0, 9.0):
        clip = denoised(opened, wish({"voice": Voice(sound=hum(7, length_s))}))[0]
        assert clip.latents.sound.shape == plain.latents.sound.shape
        assert bool(clip.latents.sound.isfinite().all())


def test_what_is_used_in_part_is_told_with_the_clip(opened: OpenLtx2) -> None:
    request = wish({"keyframes": (Keyframe(picture=PICTURE, at_s=2),), "audio": False})

    notes = opened.render(request, SilentWatch()).notes
    assert notes == (
        "Beside the words the model was given a picture for the moment 0.71 s into it.",
        "A picture was to be seen after the end: it is the last one.",
    )


@pytest.mark.parametrize(
    ("fps", "count", "shown"),
    [
        (24, 3, [0, 1, 2]),
        (24, 7, [0, 1, 2, 3, 4, 4, 4]),  # it stands on its last
        (30, 6, [0, 1, 2, 2, 3, 4]),
        (12, 3, [0, 2, 4]),
    ],
)
def test_a_clip_of_another_rate_shows_each_moment_as_it_was(fps: int, count: int, shown: list[int]) -> None:
    from generation.engine.ltx2.fitting import frames_at, length_at

    frames = np.arange(5, dtype=np.uint8).reshape(5, 1, 1, 1).repeat(3, axis=3)
    footage = Footage(frames=frames, fps=24)

    assert frames_at(footage, fps, count)[..., 0].ravel().tolist() == shown
    assert length_at(footage, fps) == {24: 5, 30: 6, 12: 2}[fps]


def test_who_is_seen_speaks_with_their_own_voice(opened: OpenLtx2) -> None:
    seen = Likeness(pictures=PICTURE[None])
    own = Likeness(pictures=PICTURE[None], voice=Voice(sound=hum(7)))

    spoken, told, silent = (
        denoised(opened, wish(how))[0]
        for how in (
            {"likenesses": (own,)},
            {"likenesses": (seen,), "voice": Voice(sound=hum(7))},
            {"likenesses": (seen,)},
        )
    )

    assert distance(spoken, told) == 0
    assert distance(spoken, silent) > 1e-3
