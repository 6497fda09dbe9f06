"""A loaded model at work: batches through the denoising, decoding beside it, and what is done when memory runs out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from typing import Any

import torch

from generation.engine.contracts import ClipRequest, ClipShape, EngineCard, Holding, Rendering, Stage
from generation.engine.errors import (
    BadOutputError,
    EngineBrokenError,
    EngineError,
    ModelUnavailableError,
    RenderingCancelledError,
    RequestNotPossibleError,
)
from generation.engine.ltx2.decoding import Decoded, decode
from generation.engine.ltx2.denoising import Latents, denoise
from generation.engine.ltx2.grid import Canvas, Grid
from generation.engine.ltx2.groups import Group, grouped
from generation.engine.ltx2.members import LeftOutError, Member, NobodyWaitsError, waiting
from generation.engine.ltx2.memory import OutOfRoomError, first_line, free, told_when_out_of_room
from generation.engine.ltx2.model import LoadedModel, load_by, log_fall
from generation.engine.ltx2.plan import MIB, Placement
from generation.engine.ltx2.reading import Reader
from generation.engine.ltx2.sound import SAMPLE_RATE
from generation.engine.ltx2.styles import refuse_unknown
from generation.engine.ltx2.turns import Turns
from generation.engine.ltx2.warming import warm
from generation.engine.ltx2.wording import reading_of, refuse_unreadable
from generation.engine.protocol import OpenEngine, Outcome, Watch
from generation.engine.shots.refusing import refuse_flawed

logger = logging.getLogger(__name__)


class OpenLtx2(OpenEngine):
    """LTX-2 in memory. One batch is denoised at a time; its clips may be decoded by other threads meanwhile."""

    def __init__(self, loaded: LoadedModel, card: EngineCard) -> None:
        self._loaded: LoadedModel | None = loaded
        self._card = card
        self._grid = _grid_of(loaded.pipe)
        self._batch_max = loaded.plan.batch_max
        self._plan_word = loaded.plan.word
        self._warmed: tuple[ClipShape, ...] = ()
        self._reader = Reader(loaded.recipe.options.text_cache_mib * MIB)
        self._denoising = RLock()  # held for a whole batch: the model is exchanged by nobody else meanwhile
        self._turns = Turns()  # held for a step or a decoding; always taken after `_denoising`, never before

    @property
    def holding(self) -> Holding:
        """This will be the memory plan in use, which gets smaller when memory runs out."""
        return Holding(plan=self._plan_word, batch_max=self._batch_max, warmed=self._warmed)

    def start(self, requests: Sequence[ClipRequest], watches: Sequence[Watch]) -> list[Outcome]:
        """This will denoise `requests` on the model's next legal canvas, as many together as there is room for.

        The watches are called around reading and after every denoising step. Outcomes are clips to decode, or
        RequestNotPossibleError, BadOutputError, EngineError where even the smallest plan has no room,
        RenderingCancelledError. What gave no clip is tried once more with another seed. Those to which different kinds
        of things are given are denoised one kind after the other. Raises ValueError where the requests have not one shape.
        """
        members = [Member(request, watch) for request, watch in zip(requests, watches, strict=True)]
        for member in members:
            with member.refusable():
                refuse_impossible(member.request, self._card)
                refuse_unknown(member.request.styles, tuple(self.model.recipe.options.styles))
                refuse_unreadable(member.request)
        _check_one_shape([member.request for member in waiting(members)])
        can_enlarge = self.model.can_enlarge
        for group, those in grouped(waiting(members), self._grid, can_enlarge=can_enlarge).items():
            self._denoise_all(those, group)
        return [outcome for member in members if (outcome := member.taken()) is not None]

    def again(self, clip: DenoisedClip, error: BadOutputError) -> Rendering:
        """This will make a clip once more with another seed, after its frames or its sound were found to be none.

        Raises what there is instead of a clip.
        """
        member = clip.member
        member.outcome = error
        member.try_again()
        self._denoise_all([member], clip.group)
        outcome: Outcome = member.taken() or error
        if isinstance(outcome, EngineError | RenderingCancelledError):
            raise outcome
        return outcome.finish()

    def decode(self, clip: DenoisedClip) -> Decoded:
        """This will decode a clip, between two steps of whatever is denoised meanwhile.

        Raises EngineError where even the smallest plan has no room for it, BadOutputError, RenderingCancelledError.
        """
        try:
            return self._decode_once(clip)
        except OutOfRoomError as error:
            trouble = str(error)
        with self._denoising:
            while True:
                self._make_do_with_less(trouble, clip.group.canvas)
                try:
                    return self._decode_once(clip)
                except OutOfRoomError as error:
                    trouble = str(error)

    def warm(self, watch: Watch, shapes: Sequence[ClipShape] = ()) -> None:
        """This will render one clip of the smallest size and then `shapes`, so that no member waits for kernels.

        Raises ModelUnavailableError where one of them gives no clip: better known at the start than by a member.
        """
        canvas = self._grid.canvas(width=1, height=1, frame_count=1)
        smallest = ClipRequest(
            prompt="a candle",
            width=canvas.width,
            height=canvas.height,
            duration_s=canvas.frame_count / 24,
            fps=24,
            seed=0,
        )
        warm(self, smallest, shapes, watch)
        self._warmed = tuple(shapes)

    def close(self) -> None:
        """This will let go of the model, also where somebody still holds this session."""
        if self._loaded is not None:
            self._loaded.leave_others()
        self._loaded = None

    @property
    def model(self) -> LoadedModel:
        """This will be the model in memory. Raises ModelUnavailableError after it was let go."""
        if self._loaded is None:
            raise ModelUnavailableError("The model is not in memory any more.")
        return self._loaded

    def _denoise_all(self, members: list[Member], group: Group) -> None:
        with self._denoising, torch.no_grad():
            while some := waiting(members)[: self._batch_max]:
                self._denoise(some, group)
                for member in some:
                    member.try_again()

    def _denoise(self, members: list[Member], group: Group) -> None:
        """This will give each member an outcome, or leave those that are to be tried again with less."""
        trouble, failure = "", None
        try:
            rows = self._denoise_once(members, group)
        except (NobodyWaitsError, LeftOutError):
            return
        except OutOfRoomError as error:
            trouble = str(error)
        except EngineError as error:
            _end(members, error)
            return
        except (RuntimeError, ValueError) as error:
            logger.warning("ltx2: %d clips at once failed", len(members), exc_info=True)
            failure = first_line(error)
        else:
            self._hand_out(members, rows, group)
            return
        # Outside of `except`, which would hold on to the model and to what it was at.
        if failure is not None:
            self._denoise_each(waiting(members), group, failure)
            return
        self._after_trouble(members, trouble, group.canvas)

    def _denoise_each(self, members: list[Member], group: Group, failure: str) -> None:
        """This will find whose clip it was at which the batch failed: that one fails alone."""
        if len(members) == 1:
            _end(members, EngineError(f"The model failed at {_size(group.canvas)}: {failure}"))
            return
        for member in members:
            self._denoise([member], group)

    def _denoise_once(self, members: list[Member], group: Group) -> list[Latents | None]:
        with self._left_usable(group.canvas) as loaded:
            return denoise(loaded, self._reader, members, group, self._turns)

    def _after_trouble(self, members: list[Member], trouble: str, canvas: Canvas) -> None:
        if len(members) > 1:
            self._batch_max = len(members) // 2
            logger.warning(
                "ltx2: out of memory with %d clips at once, going on with %d: %s",
                len(members),
                self._batch_max,
                trouble,
            )
            free()
            return
        try:
            members[0].step(Stage.LOADING, 0, 1)
            self._make_do_with_less(trouble, canvas)
        except EngineError as error:
            _end(members, error)

    def _hand_out(self, members: list[Member], rows: list[Latents | None], group: Group) -> None:
        """Where parts are moved to the card to work, decoding here and now spares the transformer the way."""
        for member, latents in zip(members, rows, strict=True):
            if latents is None:
                continue
            clip = DenoisedClip(session=self, member=member, latents=latents, group=group)
            with member.spared():
                if self.model.plan.placement is Placement.BY_PART:
                    clip.decode()
                member.outcome = clip

    def _decode_once(self, clip: DenoisedClip) -> Decoded:
        with torch.no_grad(), self._left_usable(clip.group.canvas) as loaded:
            return decode(loaded, clip.latents, clip.group.canvas, clip.member)

    @contextmanager
    def _left_usable(self, canvas: Canvas) -> Iterator[LoadedModel]:
        """This will, however the work ends, send parts that take turns home. Raises OutOfRoomError, EngineError.

        A pipeline that ended well has tidied up after itself; asking it again goes through all its layers.
        """
        try:
            with self._turns.taken(), told_when_out_of_room():
                loaded = self.model
                is_done = False
                try:
                    yield loaded
                    is_done = True
                finally:
                    if not is_done or loaded.plan.placement is Placement.BY_PART:
                        loaded.pipe.maybe_free_model_hooks()
        except torch.AcceleratorError as error:
            raise EngineBrokenError(f"The accelerator failed at {_size(canvas)}: {first_line(error)}") from error

    def _make_do_with_less(self, trouble: str, canvas: Canvas) -> None:
        """This will load the model again under its next plan; called with `_denoising` held.

        Raises EngineError where there is no next plan (the model stays as it is) or it cannot be loaded.
        """
        recipe = self.model.recipe
        fallback = recipe.fallback()
        if fallback is None:
            raise EngineError(f"There is no room for {_size(canvas)}, even under the smallest plan: {trouble}")
        log_fall(recipe, fallback, trouble)
        with self._turns.taken():
            self.model.leave_others()
            self._loaded = None
            free()
            self._loaded = loaded = load_by(fallback)
        self._warmed = ()
        self._plan_word, self._batch_max = loaded.plan.word, min(self._batch_max, loaded.plan.batch_max)


@dataclass(kw_only=True)
class DenoisedClip:
    """A clip in latents: what `OpenLtx2.start` gives."""

    session: OpenLtx2
    member: Member
    latents: Latents
    group: Group
    _decoded: Decoded | None = field(default=None, init=False)

    def decode(self) -> None:
        """This will decode now rather than when the clip is finished."""
        self._decoded = self.session.decode(self)

    def finish(self) -> Rendering:
        """This will be the clip, or the one that a second try gives. Raises as `OpenLtx2.decode` does."""
        try:
            return self._finished()
        except BadOutputError as error:
            trouble = error
        return self.session.again(self, trouble)

    def _finished(self) -> Rendering:
        model, request = self.session.model, self.member.request
        decoded = self._decoded or self.session.decode(self)
        return Rendering(
            width=request.width,
            height=request.height,
            fps=request.fps,
            frame_count=request.frame_count,
            frames=iter(decoded.frames),
            sound=decoded.sound,
            lead_sound=decoded.lead_sound,
            sample_rate=SAMPLE_RATE,
            model=model.title,
            model_version=model.folder.version,
            reading=reading_of(self.member.request),
            notes=(*self.group.canvas.notes, *self.latents.notes, *self.member.notes),
        )


def refuse_impossible(request: ClipRequest, card: EngineCard) -> None:
    """This will raise RequestNotPossibleError where `request` is none, or beyond what the engine's card says."""
    refuse_flawed(request)
    if request.length_s > card.one_pass_s:
        most = f"{card.title} renders at most {card.one_pass_s} s in one pass"
        raise RequestNotPossibleError(f"{most}; {request.duration_s:g} s were asked for.")
    if request.width * request.height > card.max_pixels:
        raise RequestNotPossibleError(
            f"{card.title} renders at most {card.max_pixels} pixels; {request.width}×{request.height} were asked for."
        )
    if request.fps not in card.fps:
        raise RequestNotPossibleError(
            f"{card.title} renders {', '.join(map(str, card.fps))} frames a second; {request.fps} were asked for."
        )
    if lacking := card.lacking(request):
        raise RequestNotPossibleError(f"{card.title} cannot use {lacking}.")


def _check_one_shape(requests: Sequence[ClipRequest]) -> None:
    shapes = {(request.width, request.height, request.frame_count, request.fps) for request in requests}
    if len(shapes) > 1:
        raise ValueError(f"a batch has clips of one shape, not of {len(shapes)}")


def _grid_of(pipe: Any) -> Grid:
    patch = pipe.transformer.config
    return Grid.of_ratios(
        spatial=pipe.vae_spatial_compression_ratio * patch.patch_size,
        temporal=pipe.vae_temporal_compression_ratio * patch.patch_size_t,
    )


def _end(members: Sequence[Member], error: EngineError) -> None:
    for member in waiting(members):
        member.outcome = error


def _size(canvas: Canvas) -> str:
    return f"{canvas.width}×{canvas.height} with {canvas.frame_count} frames"
