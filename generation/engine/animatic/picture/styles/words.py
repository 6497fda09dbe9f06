"""The few words that a style writes into a picture: a headline, a tape's clock, a comic's blows."""

from __future__ import annotations

from generation.engine.animatic.physics.track import Contact, Touch
from generation.engine.animatic.script import Actor, Scene
from generation.engine.animatic.vocabulary import plural

_LONGEST = 30  # letters of a headline
_BLOWS = {
    "metal": "CLANG!", "steel": "CLANG!", "wood": "THWACK!", "toy wood": "CLACK!", "rubber": "BOING!", "vinyl": "BOING!",
    "basketball": "BONK!", "latex": "BOING!", "flesh": "OOF!", "fur": "OOF!", "tile": "CLICK!", "cardboard": "THUMP!",
    "snow": "PUFF!", "glass": "CRASH!",
}  # fmt: skip


def headline(scene: Scene) -> tuple[str, str]:
    """This will be what a news programme calls a scene, and where it is: *2 DOGS IN THE NEWS*, *Park*."""
    named = [_named(actor) for actor in scene.actors[:2]]
    words = " AND ".join(named) if len(" AND ".join(named)) <= _LONGEST else named[0]
    return words.upper(), f"{scene.setting.capitalize()}, {scene.hour.value}"


def _named(actor: Actor) -> str:
    noun = (actor.noun or actor.kind)[:_LONGEST]
    return noun if actor.count == 1 else f"{actor.count} {plural(noun)}"


def clock(now_s: float) -> tuple[str, str]:
    """This will be the time that a recorder of 1986 shows, and its date."""
    seconds = int(now_s)
    return f"PM 4:{12 + seconds // 60:02d}:{seconds % 60:02d}", "JUL. 19 1986"


def exclamation(blow: Contact) -> str:
    """This will be how a comic writes a blow."""
    if blow.touch is Touch.SPLASH:
        return "SPLASH!"
    return _BLOWS.get(blow.material) or _BLOWS.get(blow.other) or "POW!"
