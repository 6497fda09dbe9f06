"""Frames of the project's own generated scenes: nobody's face is in any of them, a drawn one in the cartoon."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.provenance.scenes import drawn, nature
from media.contracts import Frame

_SCENES = {
    scene.__name__: scene
    for scene in (
        drawn.cartoon,
        drawn.slides,
        drawn.facade,
        drawn.stripes,
        drawn.sky,
        drawn.fly_on_a_wall,
        drawn.road,
        nature.water,
        nature.foliage,
        nature.snowfall,
        nature.night_street,
        nature.studio,
    )
}

_SIZES, _SEEDS, _FRAMES = ((720, 1280), (1280, 720)), (1, 2), 24


def scenes() -> Iterator[tuple[str, str, Frame]]:
    """This will yield four frames of each scene, two ways up with two seeds, uint8 [height, width, 3], RGB: name, kind,
    frame."""
    for name, scene in _SCENES.items():
        kind = "drawn" if scene is drawn.cartoon else "own scene"
        for size in _SIZES:
            for seed in _SEEDS:
                yield f"scenes/{name}-{size[0]}-{seed}", kind, next(iter(scene(size, _FRAMES, seed)))
