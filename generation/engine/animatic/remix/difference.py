"""What differs between two scripts, in a few words each: *red ball → blue ball*, *+ rain*, *place: park → beach*."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from generation.engine.animatic.remix.recasting import colour_name
from generation.engine.animatic.script import Actor, Scene, Script, Weather
from generation.engine.animatic.vocabulary import plural

LONGEST = 8  # lines


def difference(before: Script, after: Script) -> tuple[str, ...]:
    """This will tell how `after` differs, the most telling first; what is alike in all shots is told once."""
    shots = list(zip_longest(before.shots, after.shots))
    told = [list(_scenes(old.scene, new.scene)) if old and new else ["another length"] for old, new in shots]
    lines: dict[str, None] = {}
    for number, several in enumerate(told, 1):
        for line in several:
            is_everywhere = sum(line in each for each in told) > 1 or len(told) == 1
            lines[line if is_everywhere else f"shot {number}: {line}"] = None
    return tuple(lines)[:LONGEST]


def _scenes(old: Scene, new: Scene) -> Iterator[str]:
    yield from _casts(old, new)
    if old.setting != new.setting:
        yield f"place: {old.setting} → {new.setting}"
    if old.hour != new.hour:
        yield f"time: {old.hour.value} → {new.hour.value}"
    yield from _weathers(old.weather, new.weather)
    for name in ("camera", "style", "music"):
        yield from _named(name, getattr(old, name), getattr(new, name))


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
    name = actor.noun or actor.kind
    size = "big" if actor.size > 1.05 else "small" if actor.size < 0.95 else ""
    very = "very " if actor.size > 1.4 or actor.size < 0.7 else ""
    words = [very + size, actor.mood, colour_name(actor), actor.material, name if actor.count == 1 else plural(name)]
    counted = [str(actor.count)] if actor.count > 1 else []
    return " ".join([*counted, *(word for word in words if word)])


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
