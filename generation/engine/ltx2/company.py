"""The lead of several cards: it starts a follower for each further card, shares the transformer's calls with them, and
starts them again when one was lost. Prompts, noise, steps and decoding stay with the lead.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe, wait
from pathlib import Path
from subprocess import DEVNULL, Popen
from tempfile import TemporaryDirectory
from threading import Event, Lock, Thread
from time import monotonic
from typing import Any, Protocol

import torch
import torch.distributed as dist

from generation.engine.errors import EngineError, ModelUnavailableError
from generation.engine.inputs import Style
from generation.engine.ltx2.follower import READY, Order, Trouble
from generation.engine.ltx2.memory import OutOfRoomError, first_line, is_out_of_memory
from generation.engine.ltx2.model import Recipe
from generation.engine.ltx2.plan import device_of
from generation.engine.ltx2.ring import CardRing, abort, backend_for, joined, lacking_for, sketched
from generation.engine.ltx2.spreading import run_share, spread_attention, with_places

logger = logging.getLogger(__name__)

LOADING_TIMEOUT_S = 900.0
CALL_TIMEOUT_S = 300.0
"""For one call of the transformer: a second or two on cards. Who has not done their share by then never will."""
WORD_TIMEOUT_S = 5.0
"""When a message between cards fails, the follower that is the reason has died or says why within this time."""
LOOK_S = 0.5


class Process(Protocol):
    """A follower's process, as subprocess.Popen is one."""

    def kill(self) -> None:
        """This will end it at once."""

    def wait(self) -> int:
        """This will wait for its end."""


def launched(end: Connection) -> Process:
    """This will start a follower that listens at `end`."""
    return Popen(  # noqa: S603 (our own module in our own interpreter)
        [sys.executable, "-m", "generation.engine.ltx2.follower", str(end.fileno())],
        pass_fds=[end.fileno()],
        stdin=DEVNULL,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,
    )


@dataclass
class _Crew:
    """The followers of one start. When one is lost all are: what they were doing cannot be finished."""

    lines: dict[Connection, int] = field(default_factory=dict)  # a follower's line -> its rank
    processes: list[Process] = field(default_factory=list)
    leaving: ExitStack = field(default_factory=ExitStack)
    trouble: Trouble | None = None
    is_closing: bool = False
    ended: Event = field(default_factory=Event)
    deadline: float | None = None
    _losing: Lock = field(default_factory=Lock)

    def lost(self, trouble: Trouble) -> None:
        """This will end all of them, and what waits for them."""
        with self._losing:
            if self.trouble is not None:
                return
            self.trouble = trouble
            for process in self.processes:
                process.kill()
            abort()
            self.ended.set()

    def hear(self, line: Connection) -> None:
        """This will take what a follower says; that it is ready is the only thing that is not its last word."""
        who = f"The follower on card {self.lines[line] + 1} of {len(self.lines) + 1}"
        try:
            said = line.recv()
        except (EOFError, OSError):  # also where this side is closing: then nobody asks any more
            self.lost(Trouble(f"{who} died."))
            return
        if said != READY:
            self.lost(Trouble(f"{who} failed: {said.text}", said.is_want_of_room))

    def watch(self) -> None:
        """This will, until the crew is closed, look whether one is lost or a call takes too long."""
        while not self.is_closing and self.trouble is None:
            heard = wait(list(self.lines), LOOK_S)
            if heard:
                self.hear(next(line for line in self.lines if line in heard))
            elif self.deadline is not None and monotonic() > self.deadline:
                self.lost(Trouble("The followers gave no answer in time."))


class Company:
    """The lead's side of a ring of cards."""

    def __init__(self, recipe: Recipe) -> None:
        plan = recipe.plan
        if (lack := lacking_for(plan.device)) is not None:
            raise ModelUnavailableError(f"cards={plan.cards} needs {lack}, which this torch was built without.")
        self._recipe = recipe
        self._ring = CardRing(rank=0, size=plan.cards, device=plan.device)
        self._styles: tuple[Style, ...] = ()
        self._crew: _Crew | None = None

    def lead(self, transformer: Any) -> None:
        """This will have `transformer`'s calls shared. Before it gets hooks, which then act around that."""
        self._transformer, self._forward = transformer, transformer.forward
        self._spread = spread_attention(transformer, self._ring)
        transformer.forward = self.forward

    def wear(self, styles: Sequence[Style]) -> None:
        """This will have the followers lay the same styles over their transformers from the next call on."""
        self._styles = tuple(styles)

    def open(self) -> None:
        """This will start the followers, unless they are at work. Raises OutOfRoomError, EngineError."""
        self._opened()

    def close(self) -> None:
        """This will end the followers."""
        crew, self._crew = self._crew, None
        if crew is None:
            return
        crew.is_closing = True
        for process in crew.processes:
            process.kill()
        for process in crew.processes:
            process.wait()
        crew.leaving.close()

    def forward(self, **call: Any) -> tuple[torch.Tensor, torch.Tensor]:
        """This will do as the transformer's own `forward`, with everybody doing a part of it.

        Raises OutOfRoomError where a follower has no room, EngineError where one is lost. The next call starts them anew.
        """
        crew = self._opened()
        with self._told(crew):
            crew.deadline = monotonic() + CALL_TIMEOUT_S
            call = with_places(self._transformer, call)
            sketch = sketched(call, self._styles)
            for line in crew.lines:
                line.send(sketch)
            self._ring.tell(call)
            answer = run_share(self._forward, self._spread, call)
            if self._ring.device != "cpu":
                torch.cuda.synchronize(self._ring.device)  # what a card does not finish is known now, not later
            if crew.trouble is not None:
                raise RuntimeError(crew.trouble.text)
            crew.deadline = None
        return answer

    def _opened(self) -> _Crew:
        if self._crew is not None and self._crew.trouble is None:
            return self._crew
        if self._crew is not None and self._crew.trouble is not None:
            logger.warning("ltx2: followers are started anew: %s", self._crew.trouble.text)
        self.close()
        if dist.is_initialized():
            raise ModelUnavailableError(
                f"cards={self._ring.size} cannot be had: this process already shares the cards of another model."
            )
        self._crew = crew = _Crew()
        with self._told(crew):
            self._start(crew)
        way = backend_for(self._ring.device)
        logger.info("ltx2: the transformer is shared by %d processes over %s", self._ring.size, way)
        return crew

    @contextmanager
    def _told(self, crew: _Crew) -> Iterator[None]:
        """This will end the crew where something goes wrong, and tell a follower's trouble for what it is."""
        try:
            yield
        except Exception as error:
            if isinstance(error, RuntimeError | OSError) and not is_out_of_memory(error):
                crew.ended.wait(WORD_TIMEOUT_S)
            trouble = crew.trouble
            crew.lost(Trouble(first_line(error)))
            self.close()
            if trouble is None:
                raise
            if trouble.is_want_of_room:
                raise OutOfRoomError(trouble.text) from None
            raise EngineError(trouble.text) from error

    def _start(self, crew: _Crew) -> None:
        folder = Path(crew.leaving.enter_context(TemporaryDirectory(prefix="sora-cards-")))
        for rank in range(1, self._ring.size):
            line, end = Pipe()
            crew.leaving.callback(line.close)
            crew.lines[line] = rank
            with end:
                crew.processes.append(launched(end))
            line.send(
                Order(
                    recipe=self._recipe,
                    ring=CardRing(rank=rank, size=self._ring.size, device=device_of(self._ring.device, rank)),
                    meeting=folder / "meeting",
                    timeout_s=CALL_TIMEOUT_S,
                    threads=torch.get_num_threads(),
                )
            )
        _wait_until_loaded(crew)
        for line in crew.lines:
            line.send(READY)
        watcher = Thread(target=crew.watch, name="ltx2-cards", daemon=True)
        crew.leaving.callback(watcher.join)
        watcher.start()
        crew.deadline = monotonic() + CALL_TIMEOUT_S
        crew.leaving.enter_context(joined(self._ring, folder / "meeting", CALL_TIMEOUT_S))
        crew.deadline = None


def _wait_until_loaded(crew: _Crew) -> None:
    ends_at, loading = monotonic() + LOADING_TIMEOUT_S, set(crew.lines)
    while loading and crew.trouble is None:
        heard = loading.intersection(wait(list(loading), max(0.0, ends_at - monotonic())))
        if not heard:
            crew.lost(Trouble(f"The followers had not loaded the model after {LOADING_TIMEOUT_S:.0f} s."))
        for line in heard:
            crew.hear(line)
        loading -= heard
    if crew.trouble is not None:
        raise RuntimeError(crew.trouble.text)
