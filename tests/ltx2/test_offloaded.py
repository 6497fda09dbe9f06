"""Parts that come to the card one after the other, with everything that can be given: none works while it is away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import ClipRequest, Rendering
from generation.engine.inputs import Keyframe, Likeness, Reference, Rework, Voice
from generation.engine.ltx2 import groups
from generation.engine.ltx2.folder import MODELS
from generation.engine.ltx2.model import LoadedModel, load_by, load_model
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import Placement
from generation.engine.protocol import SilentWatch
from tests.ltx2.test_inputs import CLIP, OTHER_PICTURE, PICTURE, hum
from tests.ltx2.tiny_model import save_tiny_upsampler
from tests.ltx2.watching import SMALLEST, pictures

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2


class Whereabouts:
    """Which parts of a pipeline are on the card. There is none here: the hooks that move them are watched instead."""

    def __init__(self, pipe: Any, patch: pytest.MonkeyPatch) -> None:
        from accelerate import hooks

        self.names = {getattr(pipe, part): part for part in MODELS}
        self.here: set[str] = set()
        self.beside: dict[str, set[str]] = {part: set() for part in MODELS}  # what else was here while a part worked
        for module, part in self.names.items():
            for each in module.modules():
                if not list(each.children()):
                    each.register_forward_pre_hook(self._worker(part))
        come, go = hooks.CpuOffload.pre_forward, hooks.CpuOffload.init_hook

        def pre_forward(hook: Any, module: Any, *args: Any, **how: Any) -> Any:
            if hook.prev_module_hook is not None:
                self.here.discard(self.names[hook.prev_module_hook.model])
            self.here.add(self.names[module])
            return come(hook, module, *args, **how)

        def init_hook(hook: Any, module: Any) -> Any:
            self.here.discard(self.names[module])
            return go(hook, module)

        patch.setattr(hooks.CpuOffload, "pre_forward", pre_forward)
        patch.setattr(hooks.CpuOffload, "init_hook", init_hook)

    def _worker(self, part: str) -> Any:
        def work(*_: Any) -> None:
            assert part in self.here, f"{part} works while it is away"
            self.beside[part] |= self.here - {part}

        return work


@pytest.fixture(scope="module")
def session(tiny_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[OpenLtx2, Whereabouts]]:
    """The tiny model under the plan "by part", with an upsampler."""
    from generation.engine.ltx2.session import OpenLtx2

    upsampler = save_tiny_upsampler(tmp_path_factory.mktemp("offloaded") / "upsampler")
    options = Options(schedule="distilled", device="cpu", upsampler=str(upsampler))
    recipe = load_model(str(tiny_folder), options).recipe
    loaded: LoadedModel = load_by(replace(recipe, plans=(replace(recipe.plan, placement=Placement.BY_PART),)))
    with pytest.MonkeyPatch.context() as patch:
        yield OpenLtx2(loaded, LTX2), Whereabouts(loaded.pipe, patch)


@pytest.fixture(scope="module")
def resident(session: tuple[OpenLtx2, Whereabouts], tiny_folder: Path) -> OpenLtx2:
    """The same model, all of it in its place."""
    from generation.engine.ltx2.session import OpenLtx2

    return OpenLtx2(load_model(str(tiny_folder), session[0].model.recipe.options), LTX2)


EVERYTHING = replace(
    SMALLEST,
    keyframes=(Keyframe(picture=PICTURE), Keyframe(picture=OTHER_PICTURE, at_s=0.2)),
    references=(Reference(footage=CLIP, strength=0.9),),
    likenesses=(Likeness(pictures=PICTURE[None]),),
    voice=Voice(sound=hum(7)),
)


def farthest(one: Rendering, other: Rendering) -> int:
    """This will be the largest difference between two clips' pictures, in levels."""
    return int(np.abs(pictures(one).astype(int) - pictures(other)).max())


@pytest.mark.parametrize(
    "wish",
    [
        EVERYTHING,
        replace(SMALLEST, rework=Rework(footage=CLIP, strength=0.6, keeps_sound=True)),
    ],
    ids=["pictures, references, a likeness and a voice", "another clip"],
)
def test_what_is_given_is_used_as_by_a_resident_model(
    session: tuple[OpenLtx2, Whereabouts], resident: OpenLtx2, wish: ClipRequest
) -> None:
    opened, whereabouts = session

    by_part = opened.render(wish, SilentWatch())

    assert opened.holding.plan == "by part"
    assert farthest(by_part, resident.render(wish, SilentWatch())) <= 1  # of 255, by the order of sums
    assert whereabouts.beside["transformer"] == set()
    assert whereabouts.here == set()


def test_so_are_both_stages_of_a_large_clip(
    session: tuple[OpenLtx2, Whereabouts], resident: OpenLtx2, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "ONE_STAGE_PIXELS", 64 * 64)
    wish = replace(SMALLEST, width=128, height=128, keyframes=(Keyframe(picture=PICTURE),))
    opened, whereabouts = session

    by_part = opened.render(wish, SilentWatch())

    assert farthest(by_part, resident.render(wish, SilentWatch())) <= 1  # of 255, by the order of sums
    assert whereabouts.beside["transformer"] == set()
