"""From prompts to latents: all prompts of a batch are read together and go through one denoising loop together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch

from generation.engine.contracts import ClipRequest, Stage
from generation.engine.errors import BadOutputError
from generation.engine.ltx2.batch_sound import BatchSound
from generation.engine.ltx2.courses import Course, count_steps, first_course, refining_styles, second_course
from generation.engine.ltx2.groups import Group
from generation.engine.ltx2.members import Member, made_of_each, tell
from generation.engine.ltx2.model import LoadedModel
from generation.engine.ltx2.plan import Placement
from generation.engine.ltx2.reading import Reader, Text, told
from generation.engine.ltx2.remarks import remarks
from generation.engine.ltx2.sounding import GivenSound, given_sound, put_back, sounding
from generation.engine.ltx2.styles import styled
from generation.engine.ltx2.telling import Telling
from generation.engine.ltx2.turns import Turns
from generation.engine.ltx2.wording import unwanted, written


@dataclass(frozen=True, kw_only=True)
class Latents:
    """A clip before decoding: row `row` of its batch."""

    picture: torch.Tensor  # [1, channels, frames, height, width]
    sound: torch.Tensor  # [1, channels, length, mel bins]
    row: int
    batch_sound: BatchSound
    notes: tuple[str, ...]


def denoise(
    loaded: LoadedModel, reader: Reader, members: Sequence[Member], group: Group, turns: Turns
) -> list[Latents | None]:
    """This will read and denoise a batch of one group, one row a member: None for who has left or whose row is no clip.

    A row depends on its own request alone. Between two steps the card is given to whoever waits for it.
    Raises NobodyWaitsError, LeftOutError.
    """
    with styled(loaded, group.styles):
        texts, negatives = _read(loaded, reader, members)
        requests = [member.request for member in members]
        first = first_course(loaded, group, members)
        telling = Telling(loaded, members, turns, total=count_steps(loaded, group, first))
        # Noise made on the CPU: a seed gives the same clip whichever card draws it, and in whichever row.
        generators = [torch.Generator("cpu").manual_seed(request.seed) for request in requests]
        sounds = made_of_each(members, lambda request: given_sound(loaded, request, group.canvas))

        def call(course: Course) -> Any:
            if loaded.plan.placement is Placement.BY_PART:
                # What encoded the things given would stay on the card beside the transformer.
                loaded.pipe.maybe_free_model_hooks()
            words_told = told(course.pipe, texts, negatives, device=loaded.plan.device)
            with words_told as words, sounding(loaded.pipe.transformer, sounds):
                return course.pipe(
                    **words,
                    **course.arguments(),
                    frame_rate=float(requests[0].fps),
                    generator=generators,
                    output_type="latent",
                    callback_on_step_end=telling.on(course.canvas),
                )

        answer = call(first)
        if group.canvas.stages > 1:
            with styled(loaded, refining_styles(loaded, group)):
                answer = call(second_course(loaded, group, requests, answer))
    is_guided = loaded.schedule.is_guided
    notes = [
        (*text.notes, *remarks(request, is_guided=is_guided)) for text, request in zip(texts, requests, strict=True)
    ]
    batch_sound = BatchSound()
    rows = zip(members, notes, sounds, strict=True)
    return [_row(loaded, answer, batch_sound, number, *row) for number, row in enumerate(rows)]


def finite(tensor: torch.Tensor, what: str) -> torch.Tensor:
    """This will give `tensor` back. Raises BadOutputError where a number in it is none.

    One such number makes the sum none too; looking at each takes eight times as long.
    """
    if not bool(torch.isfinite(tensor.sum(dtype=torch.float32))):
        raise BadOutputError(f"The model's numbers for the {what} are not all finite.", came_out="broken")
    return tensor


def _row(
    loaded: LoadedModel,
    answer: Any,
    batch_sound: BatchSound,
    number: int,
    member: Member,
    notes: tuple[str, ...],
    given: GivenSound | None,
) -> Latents | None:
    """Copies: a row that waits for its decoding must not hold on to the whole batch."""
    row = None
    with member.spared():
        if member.outcome is None:
            sound = put_back(loaded.pipe, answer.audio[number : number + 1], given)
            row = Latents(
                picture=finite(answer.frames[number : number + 1], "picture's latents").clone(),
                sound=finite(sound, "sound's latents").clone(),
                notes=notes,
                row=number,
                batch_sound=batch_sound,
            )
            if _is_heard(member.request):
                batch_sound.add(number, row.sound)
    return row


def _is_heard(request: ClipRequest) -> bool:
    """Not where no sound is asked for, or where a clip keeps the sound that it had."""
    return request.audio and not (request.rework is not None and request.rework.keeps_sound)


def _read(loaded: LoadedModel, reader: Reader, members: Sequence[Member]) -> tuple[list[Text], list[Text]]:
    """This will be the texts of everybody's prompts and, where there is guidance, of what to keep away from."""
    tell(members, Stage.READING, 0, 1)
    prompts = [written(member.request) for member in members]
    standing = loaded.schedule.negative_prompt or ""
    negatives = [unwanted(member.request, standing) for member in members] if loaded.schedule.is_guided else []
    texts = reader.read(loaded, [*prompts, *negatives])
    tell(members, Stage.READING, 1, 1)
    return texts[: len(prompts)], texts[len(prompts) :]
