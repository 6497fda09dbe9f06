"""The engines this process holds open: opened when the worker starts or at the first job, closed when it goes."""

from __future__ import annotations

import threading
from collections.abc import Collection
from contextlib import ExitStack, suppress

import structlog
from django.conf import settings

from generation.contracts import Shape
from generation.engine.catalogue import CARDS, Spec
from generation.engine.contracts import Holding
from generation.engine.errors import ModelUnavailableError
from generation.engine.protocol import Engine, OpenEngine
from generation.engine.registry import build_engine
from generation.policies import queue_for

log = structlog.get_logger(__name__)

_held = ExitStack()
_open: dict[str, OpenEngine] = {}
_broken: set[str] = (
    set()
)  # models that did not load here: a worker without its model must not take every job and fail it
_warm: set[Shape] = set()
_given_up: set[str] = set()  # engines that broke under this process's hands
_lock = threading.Lock()


def open_engine(name: str) -> OpenEngine:
    """This will give the engine called `name`, loading its model the first time.

    Raises ModelUnavailableError with a sentence when ENGINES does not name it or its model cannot be loaded.
    """
    with _lock:
        if name not in _open:
            try:
                _open[name] = _opened(name)
                _note_warmed(name)
            except ModelUnavailableError:
                _broken.add(name)
                raise
        return _open[name]


def open_engines_for(queues: Collection[str]) -> list[str]:
    """This will open every engine whose jobs come through one of `queues`, and give the names of those that opened.

    What is wrong with a model, or with ENGINES itself, is one sentence in the log at the worker's start, not at the
    first member's job.
    """
    for spec in settings.ENGINES:
        try:
            Spec.of(spec)
        except ValueError as error:
            log.critical("engine_unavailable", engine=spec, error=f"{error}.")
    return [name for name in names_for(queues) if _opens(name)]


def names_for(queues: Collection[str]) -> tuple[str, ...]:
    """This will name the engines of ENGINES whose jobs come through one of `queues`."""
    names = [spec.name for spec in _specs().values()]
    return tuple(name for name in names if queue_for(CARDS[name]) in queues and name not in _broken)


def holding() -> Holding:
    """This will be how the open engines hold their models: their plans, and as many clips at once as all of them can."""
    found = [engine.holding for engine in list(_open.values())]  # no lock: opening a model takes minutes
    plans = [each.plan for each in found if each.plan]
    return Holding(plan=", ".join(plans), batch_max=min((each.batch_max for each in found), default=1))


def give_up(name: str) -> None:
    """This will take no more jobs for an engine that broke; only another process can open it again."""
    _broken.add(name)
    _given_up.add(name)


def given_up() -> list[str]:
    """This will be the engines that this process should end for."""
    return sorted(_given_up)


def note_warm(shape: Shape) -> None:
    """This will remember that a shape was rendered: on a card, its kernels and memory are ready for the next.

    A drawing on processor cores is ready for any shape: nothing is noted, so that no order is changed for nothing.
    """
    if CARDS[shape.engine].needs_gpu:
        _warm.add(shape)


def warm_shapes() -> frozenset[Shape]:
    """This will be the shapes that were rendered since the engines were opened."""
    return frozenset(_warm)


def close_engines() -> None:
    """This will free every model this process holds."""
    with _lock:
        _open.clear()
        _broken.clear()
        _given_up.clear()
        _warm.clear()
        _held.close()


def _opens(name: str) -> bool:
    try:
        open_engine(name)
    except ModelUnavailableError as error:
        log.critical("engine_unavailable", engine=name, error=str(error))
        return False
    return True


def _specs() -> dict[str, Spec]:
    """This will be what ENGINES names, but for what cannot be read."""
    specs = {}
    for words in settings.ENGINES:
        with suppress(ValueError):
            specs[str(words)] = Spec.of(words)
    return specs


def _note_warmed(name: str) -> None:
    for shape in _open[name].holding.warmed:
        duration_ms = round(shape.duration_s * 1000)
        note_warm(Shape(engine=name, width=shape.width, height=shape.height, duration_ms=duration_ms, fps=shape.fps))


def _opened(name: str) -> OpenEngine:
    engine = _build(name)
    try:
        return _held.enter_context(engine.open())
    except ModelUnavailableError:
        raise
    # Libraries and other families' engines fail in more ways than can be listed. One that got through would leave a worker
    # that has no model and takes every job.
    except Exception as error:
        log.exception("engine_failed_to_open", engine=name)
        said = f"{type(error).__name__}: {error}".splitlines()[0]
        raise ModelUnavailableError(
            f"The engine {name} could not be opened ({said}); the lines above say where."
        ) from error


def _build(name: str) -> Engine:
    try:
        return build_engine(_spec_of(name))
    except ValueError as error:
        raise ModelUnavailableError(f"{error}.") from error


def _spec_of(name: str) -> str:
    for words, spec in _specs().items():
        if spec.name == name:
            return words
    raise ModelUnavailableError(f"This worker has no engine {name!r}: add it to ENGINES and restart it.")
