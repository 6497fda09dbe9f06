"""The engines this process holds open: opened at the first job that needs one, closed when the worker goes."""

from __future__ import annotations

import threading
from contextlib import ExitStack

from django.conf import settings

from generation.engine.errors import ModelUnavailableError
from generation.engine.protocol import OpenEngine
from generation.engine.registry import build_engine

_held = ExitStack()
_open: dict[str, OpenEngine] = {}
_lock = threading.Lock()


def open_engine(name: str) -> OpenEngine:
    """This will give the engine called `name`, loading its model the first time.

    Raises ModelUnavailableError with a sentence when ENGINES does not name it or its model cannot be loaded.
    """
    with _lock:
        if name not in _open:
            _open[name] = _held.enter_context(build_engine(_spec_of(name)).open())
        return _open[name]


def close_engines() -> None:
    """This will free every model this process holds."""
    with _lock:
        _open.clear()
        _held.close()


def _spec_of(name: str) -> str:
    for spec in settings.ENGINES:
        if spec.partition(":")[0] == name:
            return str(spec)
    raise ModelUnavailableError(f"This worker has no engine {name!r}: add it to ENGINES and restart it.")
