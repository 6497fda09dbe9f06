"""The engine `ltx2`. Importing this page costs nothing and needs no torch; opening the engine does."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

from generation.engine.catalogue import LTX2
from generation.engine.contracts import EngineCard
from generation.engine.ltx2.memory import free
from generation.engine.ltx2.model import LoadedModel, load_model
from generation.engine.ltx2.options import Options
from generation.engine.protocol import OpenEngine, SilentWatch
from generation.engine.shots.assembling import OpenStoryboards

DEFAULT_MODEL = "Lightricks/LTX-2.5-Diffusers"


class Ltx2Engine:
    """LTX-2, 2.3 or 2.5 through diffusers: `model` is a folder, or the id of a model on the hub."""

    card: EngineCard = LTX2

    def __init__(self, model: str = DEFAULT_MODEL, options: Options | None = None) -> None:
        self._model = model
        self._options = options or Options()

    @contextmanager
    def open(self) -> Iterator[OpenEngine]:
        """This will load the model as the machine allows, warm it on an accelerator, and free it afterwards.

        Raises ModelUnavailableError with one sentence that says what to do.
        """
        loaded = load_model(self._model, self._options)
        # Imported late because it imports torch, which load_model has just found to be here.
        from generation.engine.ltx2.session import OpenLtx2

        session = OpenLtx2(loaded, self.card)
        try:
            warms = loaded.plan.is_accelerated if self._options.warm is None else self._options.warm
            if warms or self._options.warm_shapes:
                session.warm(SilentWatch(), self._options.warm_shapes)
            yield OpenStoryboards(session, self.card, shelves=self._shelves(), of=self._of(loaded))
        finally:
            session.close()
            del loaded, session
            free()

    def _of(self, loaded: LoadedModel) -> str:
        """What a shot depends on beside its request, as far as files tell: the model, how it is run, what is laid on it."""
        laid_on = sorted(filter(None, (self._options.upsampler, *self._options.styles.values())))
        places = [Path(place).expanduser() for place in laid_on]
        files = [each for place in places for each in (place, *place.rglob("*"))]
        known = [(str(each), each.stat().st_size, each.stat().st_mtime_ns) for each in files if each.is_file()]
        return repr((loaded.folder, self._options, known))

    def _shelves(self) -> Path:
        return Path(self._options.shots_folder or Path(gettempdir()) / f"sora-shots-{os.getuid()}")


def make(model: str, options: Mapping[str, str]) -> Ltx2Engine:
    """This will make the engine that ENGINES names. Raises ValueError where an option is none of ltx2's."""
    return Ltx2Engine(model or DEFAULT_MODEL, Options.of_words(options))
