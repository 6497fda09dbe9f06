"""What is really seen of a shot, and what of that which was to be done is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from generation.engine.animatic.script import Act, Scene


@dataclass(frozen=True)
class Shown:
    """What is really seen of a shot."""

    scene: Scene  # as it was read
    seen: Counter[str]  # how many of each kind the camera shows
    played: dict[str, tuple[str, ...]]  # what each kind really does
    supports: frozenset[str]  # names of what is there to be stood on
    laid: frozenset[tuple[str, str, str]] = frozenset()  # how kinds really lie: one, relation, other


def undone(shown: Shown) -> Iterator[Act]:
    """This will be what somebody was to do and is not seen doing: nobody is told that it is done, and nothing is dropped in
    silence.
    """
    scene = shown.scene
    for act in scene.acts:
        kind = scene.actors[act.doer].kind
        done = {each.removeprefix("one ") for each in shown.played.get(kind, ())}
        seen_as = {act.action, *_SEEN_AS.get(act.action, ())}
        is_suffered = act.target is not None and _SUFFERED_AS.get(act.action, frozenset()) & set(
            shown.played.get(scene.actors[act.target].kind, ())
        )
        unsaid = _UNSAID | ({"talk"} if scene.lines else set())  # who says a line is heard
        if not seen_as & done and not is_suffered and act.action not in unsaid and shown.seen[kind]:
            yield act


_UNSAID = frozenset({"look", "wave"})  # everybody does so
_SEEN_AS: dict[str, tuple[str, ...]] = {
    "rise": ("float", "fly"), "float": ("swim", "fly"), "fly": ("float",), "swim": ("float",),
    "sleep": ("look",), "sit": ("look", "ride"), "hold": ("ride",), "flee": ("run", "walk"), "chase": ("run",),
    "fall": ("trip", "slip", "bounce", "topple"), "topple": ("fall",), "bounce": ("jump",), "jump": ("bounce",),
    "roll": ("bounce",), "crash": ("fall", "topple"), "drop": ("fall",), "set": ("fall",), "slide": ("skate", "ski"),
    "walk": ("run", "drive", "ride"), "run": ("walk", "chase", "flee"), "drive": ("crash", "ride"), "shoot": ("throw",),
    "throw": ("shoot",), "rock": ("float", "dance"),
}  # fmt: skip
"""Actions -> as which others they are seen, too."""

_SUFFERED_AS = {"knock": frozenset({"topple", "fall"})}
"""Actions -> as what they are seen of whom they are done to."""
