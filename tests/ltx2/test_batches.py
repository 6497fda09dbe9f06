"""Several members' clips in one denoising: each gets their own, whatever becomes of the others."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest, Rendering, Stage
from generation.engine.errors import BadOutputError, EngineError, RenderingCancelledError, RequestNotPossibleError
from generation.engine.inputs import Keyframe, Voice
from generation.engine.ltx2.members import Member
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.turns import Turns
from generation.engine.protocol import Outcome
from tests.ltx2.conftest import STEPS
from tests.ltx2.watching import SMALLEST, RecordingWatch
from tests.processes import until

if TYPE_CHECKING:
    from generation.engine.ltx2.session import DenoisedClip, OpenLtx2

MIRA, NOOR, OLU = (
    replace(SMALLEST, prompt=prompt, seed=seed) for prompt, seed in (("a ball", 1), ("rain", 2), ("", 3))
)

PICTURE = np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)


def together(opened: OpenLtx2, watches: list[RecordingWatch], wishes: list[ClipRequest] | None = None) -> list[Outcome]:
    """This will start three members' clips as one batch."""
    return opened.start(wishes or [MIRA, NOOR, OLU], watches)


def finished(outcome: Outcome) -> Rendering:
    """This will be the clip of an outcome that must be one."""
    assert not isinstance(outcome, Exception), outcome
    return outcome.finish()


@pytest.fixture(scope="module")
def alone(loaded: LoadedModel) -> dict[ClipRequest, DenoisedClip]:
    """Each member's clip, denoised alone."""
    from generation.engine.ltx2.session import OpenLtx2

    session = OpenLtx2(loaded, LTX2)
    return {wish: denoised(session.start([wish], [RecordingWatch()])[0]) for wish in (MIRA, NOOR, OLU)}


def denoised(outcome: Outcome) -> DenoisedClip:
    """This will be an outcome that must be a clip in latents."""
    from generation.engine.ltx2.session import DenoisedClip

    assert isinstance(outcome, DenoisedClip), outcome
    return outcome


def distance(one: DenoisedClip, other: DenoisedClip) -> float:
    """This will be how far two clips are apart in latents; a batch is summed in another order, which shows."""
    picture = (one.latents.picture - other.latents.picture).abs().max()
    return max(float(picture), float((one.latents.sound - other.latents.sound).abs().max()))


def test_a_seed_gives_the_same_clip_alone_and_in_a_batch(
    opened: OpenLtx2, alone: dict[ClipRequest, DenoisedClip]
) -> None:
    rows = [denoised(outcome) for outcome in together(opened, [RecordingWatch() for _ in range(3)])]

    assert [distance(row, alone[wish]) < 1e-5 for row, wish in zip(rows, alone, strict=True)] == [True] * 3
    assert distance(alone[MIRA], alone[NOOR]) > 0.1


def test_all_prompts_go_through_one_denoising(opened: OpenLtx2, loaded: LoadedModel) -> None:
    rows: list[int] = []
    hook = loaded.pipe.transformer.register_forward_pre_hook(
        lambda _module, _args, how: rows.append(len(how["hidden_states"])), with_kwargs=True
    )
    try:
        together(opened, [RecordingWatch() for _ in range(3)])
    finally:
        hook.remove()
    assert rows == [6, 3, 3] * STEPS  # with and without prompt in one call, and two more kinds of guidance


def test_one_member_s_cancel_does_not_hurt_the_others(opened: OpenLtx2, alone: dict[ClipRequest, DenoisedClip]) -> None:
    watches = [RecordingWatch(), RecordingWatch(cancel_at=(Stage.DENOISING, 1)), RecordingWatch()]

    first, second, third = together(opened, watches)

    assert isinstance(second, RenderingCancelledError)
    assert watches[1].seen[-1] == (Stage.DENOISING, 1, STEPS)  # and is never called again
    assert watches[0].seen[-1] == (Stage.DENOISING, STEPS, STEPS)
    assert distance(denoised(first), alone[MIRA]) < 1e-5
    assert distance(denoised(third), alone[OLU]) < 1e-5


def test_when_all_have_cancelled_the_card_stops_within_the_step(opened: OpenLtx2) -> None:
    watches = [RecordingWatch(cancel_at=(Stage.DENOISING, step)) for step in (2, 1, 2)]

    outcomes = together(opened, watches)

    assert all(isinstance(outcome, RenderingCancelledError) for outcome in outcomes)
    assert [watch.seen[-1] for watch in watches] == [(Stage.DENOISING, step, STEPS) for step in (2, 1, 2)]


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (replace(NOOR, prompt="rain \ud83c"), "Character 6 of the prompt is only half of one."),
        (replace(NOOR, duration_s=float("inf")), "There is no clip of 64×64 at 24 frames a second for inf s."),
        (
            replace(NOOR, keyframes=(Keyframe(picture=PICTURE, at_s=1e308),)),
            "What was given cannot be used: cannot conv",
        ),
    ],
)
def test_what_one_member_gives_that_is_of_no_use_does_not_hurt_the_others(
    opened: OpenLtx2, alone: dict[ClipRequest, DenoisedClip], bad: ClipRequest, words: str
) -> None:
    first, second, third = together(opened, [RecordingWatch() for _ in range(3)], [MIRA, bad, OLU])

    assert isinstance(second, RequestNotPossibleError)
    assert str(second).startswith(words)
    assert distance(denoised(first), alone[MIRA]) < 1e-5
    assert distance(denoised(third), alone[OLU]) < 1e-5


@pytest.mark.parametrize(
    ("name", "thing", "broken"),
    [
        ("picture", Keyframe(picture=PICTURE), "no picture"),
        ("sound", Voice(sound=np.zeros((2, 4_800), np.float32)), np.full((2, 4_800), None)),
    ],
)
def test_who_turns_out_to_give_nothing_of_use_is_left_out_and_the_others_begin_anew(
    opened: OpenLtx2, name: str, thing: Keyframe | Voice, broken: Any
) -> None:
    spoilt = copy(thing)
    object.__setattr__(spoilt, name, broken)  # past all checks
    things = (thing, spoilt, thing)
    one, two, three = (
        replace(wish, keyframes=(it,)) if isinstance(it, Keyframe) else replace(wish, voice=it)
        for wish, it in zip((MIRA, NOOR, OLU), things, strict=True)
    )

    first, second, third = together(opened, [RecordingWatch() for _ in range(3)], [one, two, three])
    without = together(opened, [RecordingWatch() for _ in range(2)], [one, three])

    assert isinstance(second, RequestNotPossibleError)
    assert [distance(denoised(row), denoised(same)) for row, same in zip((first, third), without, strict=True)] == [
        0,
        0,
    ]


def test_at_whose_input_the_model_fails_fails_alone_with_the_reason(
    opened: OpenLtx2, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generation.engine.ltx2 import courses

    wishes = [replace(wish, keyframes=(Keyframe(picture=PICTURE),)) for wish in (MIRA, NOOR, OLU)]
    encode = courses.given_of

    def stumble(loaded: Any, request: ClipRequest, *more: Any) -> Any:
        if request.seed == NOOR.seed:
            raise RuntimeError("The size of tensor a (4) must match the size of tensor b (5)\nmore")
        return encode(loaded, request, *more)

    (expected,) = together(opened, [RecordingWatch()], wishes[2:])
    monkeypatch.setattr(courses, "given_of", stumble)

    first, second, third = together(opened, [RecordingWatch() for _ in range(3)], wishes)

    assert isinstance(second, EngineError)
    assert (str(second), second.retryable) == (
        "The model failed at 64×64 with 9 frames: The size of tensor a (4) must match the size of tensor b (5)",
        True,
    )
    assert denoised(first).member.request.seed == MIRA.seed
    assert distance(denoised(third), denoised(expected)) == 0


def test_one_member_s_broken_row_does_not_hurt_the_others(
    opened: OpenLtx2,
    loaded: LoadedModel,
    alone: dict[ClipRequest, DenoisedClip],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    transform = loaded.pipe.transformer.forward

    def spoil(*args: object, **how: object) -> object:
        picture, sound = transform(*args, **how)
        # The second of three prompts, in each kind of guidance, and then alone.
        picture[-2 if len(picture) > 2 else -1] = float("nan")
        return picture, sound

    with monkeypatch.context() as patch:
        patch.setattr(loaded.pipe.transformer, "forward", spoil)
        first, second, third = together(opened, [RecordingWatch() for _ in range(3)])

    assert isinstance(second, BadOutputError)
    assert str(second) == (
        "The model's numbers for the picture's latents are not all finite. It was tried twice, with two seeds."
    )
    assert distance(denoised(first), alone[MIRA]) < 1e-5
    assert distance(denoised(third), alone[OLU]) < 1e-5


def test_one_member_s_impossible_wish_is_refused_alone(opened: OpenLtx2, monkeypatch: pytest.MonkeyPatch) -> None:
    from generation.engine.ltx2 import session

    refuse = session.refuse_impossible
    monkeypatch.setattr(
        session,
        "refuse_impossible",
        lambda wish, card: refuse(replace(wish, fps=27), card) if wish is NOOR else refuse(wish, card),
    )

    first, second, _ = together(opened, [RecordingWatch() for _ in range(3)])

    assert isinstance(second, RequestNotPossibleError)
    assert finished(first).frame_count == 9


def test_a_batch_of_several_shapes_is_our_own_mistake(opened: OpenLtx2) -> None:
    with pytest.raises(ValueError, match="a batch has clips of one shape, not of 2"):
        together(opened, [RecordingWatch() for _ in range(3)], [MIRA, NOOR, replace(OLU, width=96)])


@pytest.mark.usefixtures("impatient")
def test_each_member_sees_glimpses_of_their_own_clip(opened: OpenLtx2) -> None:
    watches = [RecordingWatch(), RecordingWatch(), RecordingWatch()]

    together(opened, watches)

    # Three steps: the first gives no direction yet, after the last comes the clip itself.
    assert [[preview.shape for preview in watch.previews] for watch in watches] == [[(64, 64, 3)]] * 3
    assert not np.array_equal(watches[0].previews[-1], watches[1].previews[-1])


@pytest.mark.usefixtures("impatient")
def test_a_glimpse_shows_where_the_clip_is_going(opened: OpenLtx2, loaded: LoadedModel) -> None:
    from generation.engine.ltx2.telling import Telling

    (outcome,) = opened.start([MIRA], [RecordingWatch()])  # leaves its noise levels behind
    clip, pipe, watch = denoised(outcome), loaded.pipe, RecordingWatch()
    clean, noise = pipe._pack_latents(_normal(pipe, clip.latents.picture)), 0.5
    telling = Telling(loaded, [Member(MIRA, watch)], Turns(), total=STEPS).on(clip.group.canvas)
    for index in range(2):  # straight on the way
        level = pipe.scheduler.sigmas[index + 1]
        telling(pipe, index, None, {"latents": clean + level * noise})

    middle = clip.latents.picture[:, :, 1:2]
    expected = (pipe.vae.decode(middle, None, return_dict=False)[0][0, :, 0].detach() * 127.5 + 127.5).clamp(0, 255)
    assert len(watch.previews) == 1
    assert np.abs(watch.previews[0].astype(int) - expected.permute(1, 2, 0).numpy()).max() <= 1


def test_a_clip_that_is_ready_soon_is_not_shown_before(opened: OpenLtx2, monkeypatch: pytest.MonkeyPatch) -> None:
    from generation.engine.ltx2 import telling

    monkeypatch.setattr(telling, "GLIMPSES_APART_S", 3600.0)
    watch = RecordingWatch()

    opened.start([MIRA], [watch])

    assert [seen[1] for seen in watch.seen if seen[0] is Stage.DENOISING] == [1, 2, 3]
    assert watch.previews == []


def _normal(pipe: Any, latents: Any) -> Any:
    """This will be latents as they are denoised: without the decoder's own mean and spread."""
    vae = pipe.vae
    return pipe._normalize_latents(latents, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)


def test_a_clip_is_decoded_between_two_steps_of_the_next(opened: OpenLtx2) -> None:
    (first,) = opened.start([MIRA], [RecordingWatch()])
    begun, done = Event(), Event()
    order: list[str] = []

    class Asking(RecordingWatch):
        """After the first step it has the first clip finished by another thread, and waits until that is in line."""

        def step(self, stage: Stage, done_steps: int, total: int, preview: object = None) -> None:
            order.append(f"{stage} {done_steps}")
            if (stage, done_steps) == (Stage.DENOISING, 1):
                Thread(target=finish).start()
                assert begun.wait(60)
                until(lambda: opened._turns._waiting, "the decoding is in line")

    def finish() -> None:
        begun.set()
        finished(first)
        order.append("finished")
        done.set()

    opened.start([NOOR], [Asking()])

    assert done.wait(60)
    assert order.index("denoising 1") < order.index("finished") < order.index("denoising 2")


def test_who_gives_way_to_nobody_goes_on_at_once() -> None:
    turns = Turns()
    with turns.taken():
        turns.give_way()
        assert turns._is_taken
    assert not turns._is_taken
