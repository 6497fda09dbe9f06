"""What differs between two scripts, in a few words each: *red ball → blue ball*, *+ rain*, *place: park → beach*.

Everybody who sees the clip reads it, and prompts are their authors' alone: so things are called what they are drawn as, by
words of the lexicon, and nobody's words are quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from generation.engine.animatic.remix.recasting import colour_name
from generation.engine.animatic.script import Actor, Scene, Script, Weather
from generation.engine.animatic.vocabulary import Sense, meanings, plural

LONGEST = 8  # lines


def difference(before: Script, after: Script) -> tuple[str, ...]:
    """This will tell how `after` differs, the most telling first; what is alike in all shots is told once."""
    shots = list(zip_longest(before.shots, after.shots))
    told = [list(between(old.scene, new.scene)) if old and new else ["another length"] for old, new in shots]
    lines: dict[str, None] = {}
    for number, several in enumerate(told, 1):
        for line in several:
            is_everywhere = sum(line in each for each in told) > 1 or len(told) == 1
            lines[line if is_everywhere else f"shot {number}: {line}"] = None
    return tuple(lines)[:LONGEST]


def between(old: Scene, new: Scene) -> Iterator[str]:
    """This will tell how a scene differs from another one."""
    yield from _casts(old, new)
    if old.setting != new.setting:
        yield f"place: {old.setting} → {new.setting}"
    if old.hour != new.hour:
        yield f"time: {old.hour.value} → {new.hour.value}"
    yield from _weathers(old.weather, new.weather)
    for name in ("camera", "style"):
        yield from _named(name, getattr(old, name), getattr(new, name))
    if old.music != new.music:
        yield "other music" if old.music and new.music else "+ music" if new.music else "− music"


def _casts(old: Scene, new: Scene) -> Iterator[str]:
    was, now = ({actor.who: actor for actor in scene.actors} for scene in (old, new))
    for who in was.keys() & now.keys():
        before, after = was[who], now[who]
        if _look(before) != _look(after):
            yield f"{_look(before)} → {_look(after)}"
        if before.actions != after.actions and after.actions:
            yield f"{_look(after)}: {_acts(before)} → {_acts(after)}"
    yield from (f"− {_look(was[who])}" for who in was.keys() - now.keys())
    yield from (f"+ {_look(now[who])}" for who in now.keys() - was.keys())


def _look(actor: Actor) -> str:
    name = _drawn_as(actor)
    size = "big" if actor.size > 1.05 else "small" if actor.size < 0.95 else ""
    very = "very " if actor.size > 1.4 or actor.size < 0.7 else ""
    words = [very + size, actor.mood, colour_name(actor), actor.material, name if actor.count == 1 else plural(name)]
    counted = [str(actor.count)] if actor.count > 1 else []
    return " ".join([*counted, *(word for word in words if word)])


def _drawn_as(actor: Actor) -> str:
    """What an actor is called where that is a name of its drawing, else the drawing's own."""
    own = (option for option in meanings().get(actor.noun.lower(), ()) if option.sense is Sense.KIND)
    return actor.noun if any(option.key == actor.kind for option in own) else actor.kind


def _acts(actor: Actor) -> str:
    return ", then ".join(actor.actions) or "at rest"


def _weathers(old: Weather, new: Weather) -> Iterator[str]:
    if old == new:
        return
    if Weather.CLEAR in (old, new):
        yield f"+ {new.value}" if old is Weather.CLEAR else f"− {old.value}"
    else:
        yield f"{old.value} → {new.value}"


def _named(name: str, old: str | None, new: str | None) -> Iterator[str]:
    if old != new:
        yield f"{name}: {old or 'none'} → {new or 'none'}" if old else f"+ {name}: {new}"
