"""What a figure does, in time: an actor's actions become leaps, paces, turns and gestures of the figure that plays it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from generation.engine.animatic.physics.figures import Figure
from generation.engine.animatic.physics.gestures import UNBENT
from generation.engine.animatic.physics.intents import Leap, Pace
from generation.engine.animatic.physics.limp import Tumble
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.turning import Cartwheel, Twirl
from generation.engine.animatic.physics.world import World
from generation.engine.animatic.places.place import MOON_M_S2, Cover
from generation.engine.animatic.script import Actor
from generation.engine.animatic.staging.cues import Cue
from generation.engine.animatic.staging.solos import SEATED, SOLOS, alone, is_shown
from generation.engine.animatic.staging.stage import Stage, kind_of
from generation.engine.animatic.staging.turns import STARTLED, turns

SPEEDS = {
    "walk": 0.72, "run": 2.3, "skate": 1.9, "chase": 2.3, "flee": 2.3, "sneak": 0.34, "slide": 2.1, "ski": 2.6,
}  # fmt: skip
"""Actions that go somewhere -> body sizes a second."""

_GESTURES = {
    "clap": "clap", "cheer": "cheer", "bow": "bow", "sing": "sing", "balance": "balance", "fight": "martial arts",
    "point": "point", "salute": "salute",
}  # fmt: skip
"""Actions that are gestures, and are seen to be done though there is nothing to do them with -> how they are done."""

_OF_ARMS = frozenset({"clap", "bow", "point", "salute"})
"""Of these, what is seen of no body that a stance doesn't bend."""

HANDS_ALONE = frozenset({*_GESTURES, "wave", "talk", *SEATED}) - {"bow", "balance", "fight"}
"""Actions that one can do sitting."""

_WET = frozenset({"swim", "surf", "float"})
"""What nobody does where there is no water."""

_DANCES = ("groove", "disco", "twist")

_OF_FEET = frozenset({*SPEEDS, "jump", "bounce", "dance", "spin", "backflip"}) - {
    "slide",
    "ski",
}
"""What asks for no more than feet."""

_HELD = frozenset({"hold", "hold up"})
"""Gestures of hands that have something in them."""


def busy_feet(actor: Actor) -> tuple[str, ...]:
    """This will be what an actor does whose hands are full: nothing where any of it asks for hands."""
    doing = tuple(action for action in actor.actions if action not in {"hold", "look"})
    return doing if _OF_FEET.issuperset(doing) else ()


def choreograph(stage: Stage, figure: Figure, actor: Actor, position: int, *, support: str) -> None:
    """This will give a figure its part: each of the actor's actions for its share of the clip, in order.

    `position` counts those who do the same, so that they are not as one; `support` is what they stand on.
    """
    actions = actor.actions or ("look",)
    if stage.has_water:
        actions = tuple("float" if action in SPEEDS else action for action in actions)
    elif stage.place.cover is not Cover.WATER:
        actions = tuple("look" if action in _WET else action for action in actions)
    delay = 0.22 * position
    figure.mood.joy = stage.rng.uniform(0.7, 1.0)
    stage.plays(actor.kind, *(action if _is_played(actor, action) else "look" for action in actions))
    for begin, end, action in turns(stage.scene, actor, actions, stage.duration_s):
        perform(Cue(stage, figure, begin + delay, end, support), action)
    is_heard = "talk" in actions and not stage.scene.lines
    if SOLOS.keys().isdisjoint(actions) and not is_heard:  # who laughs, coughs or talks is heard to
        figure.mood.calls = tuple(
            at for at in (0.35 + delay, 0.6 * stage.duration_s + delay) if at < stage.duration_s - 0.4
        )


def _is_played(actor: Actor, action: str) -> bool:
    kind = kind_of(actor)
    if action in _OF_ARMS and (kind.family not in {"biped", "quad"} or kind.name in UNBENT):
        return False
    return action in _DO or action in _GESTURES or is_shown(actor, action)


def perform(cue: Cue, action: str) -> None:
    """This will let a figure do one action in its time; what nobody can do alone is looked at."""
    if action in _GESTURES:
        cue.gesture(_GESTURES[action])
        cue.figure.mood.faces_us = 0.9
    elif action in SOLOS:
        alone(cue, action)
    else:
        _DO.get(action, _look)(cue, action)


def _look(cue: Cue, action: str) -> None:
    cue.figure.mood.faces_us = 1.0
    cue.leaps(cue.start_s + 1.6, 3.1, Leap(0.0, 0.05 * cue.tall))


def _startle(cue: Cue, action: str) -> None:
    """A jump, wide eyes, and no more of what one was at."""
    mood, begin = cue.figure.mood, cue.start_s
    cue.figure.leaps.append(Leap(begin + 0.2, 0.14 * max(cue.tall, 0.4)))
    cue.gesture("gasp", begin, begin + 1.1)

    def wide_eyed(world: World) -> None:
        mood.lids, mood.gape, mood.brow = 1.35, 0.55, -0.5

    cue.stage.world.cue(begin, wide_eyed)
    cue.stage.world.cue(begin + 1.2, lambda world: setattr(mood, "gape", 0.1))


_SAYS_S = 1.5  # that one of several speaks, until another one does


def _talk(cue: Cue, action: str) -> None:
    """Faces us where lines are said; else hands and mouth tell something, by turns where several talk."""
    cue.figure.mood.faces_us = 1.1
    if cue.stage.scene.lines:
        return
    talkers = sum(actor.count for actor in cue.stage.scene.actors if "talk" in actor.actions)
    others = [each for each in cue.stage.world.drivers if isinstance(each, Figure) and each is not cue.figure]
    own = sum(any(gesture.name in {"chat", "listen"} for gesture in each.gestures) for each in others)
    cue.figure.mood.faces_us, at_s, turn = 0.75, cue.start_s, 0
    while at_s < cue.end_s:
        says = talkers < 2 or turn % talkers == own % talkers
        cue.gesture("chat" if says else "listen", at_s, min(at_s + _SAYS_S, cue.to_the_end_s))
        if says:
            cue.stage.world.cue(at_s + 0.1, lambda world: world.sound("murmur", cue.figure.thing, _SAYS_S - 0.2))
        at_s, turn = at_s + _SAYS_S, turn + 1


def _wave(cue: Cue, action: str) -> None:
    cue.figure.mood.wave, cue.figure.mood.faces_us = 1.0, 1.15
    cue.leaps(cue.start_s + 1.4, 2.6, Leap(0.0, 0.1 * cue.tall))


def _travel(cue: Cue, action: str) -> None:
    figure = cue.figure
    body = figure.thing.width_m if figure.thing.kind.family == "quad" else cue.tall
    figure.mood.is_gliding = action in {"skate", "slide", "ski"}
    figure.mood.faces_us = 0.5
    figure.paces += [Pace(cue.start_s + 0.25, SPEEDS[action] * body), Pace(cue.end_s, 0.0)]
    if action == "sneak":
        cue.gesture("sneak")
    elif action in {"slide", "ski"}:
        cue.gesture("ski" if action == "ski" else "surf")
    elif action == "skate" and cue.end_s - cue.start_s > 2.0:
        _axel(replace(cue, start_s=cue.start_s + 0.42 * (cue.end_s - cue.start_s)), "axel", twists=2.0)


def _jump(cue: Cue, action: str) -> None:
    height = (0.55 if cue.is_small else 0.34) * max(cue.tall, 0.5) + cue.lighter
    _leap(cue, Leap(0.0, height + (0.6 if cue.support == "trampoline" else 0.0)))


def _backflip(cue: Cue, action: str) -> None:
    height = cue.tall * 0.62 + (0.42 if cue.is_small else 0.1) + cue.lighter
    cue.figure.mood.faces_us = 0.45
    _leap(cue, Leap(0.0, height + (0.6 if cue.support == "trampoline" else 0.0), flips=1.0))


def _leap(cue: Cue, leap: Leap) -> None:
    period = 1.3 + 2 * (2 * leap.height_m / max(cue.stage.gravity, MOON_M_S2)) ** 0.5
    cue.leaps(cue.start_s + 0.75, period, leap)


def _cartwheel(cue: Cue, action: str) -> None:
    cue.figure.mood.faces_us = 1.5
    at = cue.start_s + 0.6
    while at < cue.end_s - 1.0 or not cue.figure.wheels:
        cue.figure.wheels.append(Cartwheel(at))
        at += 2.2


def _spin(cue: Cue, action: str) -> None:
    """A pirouette, or turning leaps of who has no arms to pull in."""
    if cue.is_small:
        _leap(cue, Leap(0.0, cue.tall * 0.3 + 0.1 + cue.lighter, twists=2.0))
        return
    cue.figure.mood.faces_us = 1.2
    at = cue.start_s + 0.5
    while at < cue.end_s - 1.0 or not cue.figure.twirls:
        cue.figure.twirls.append(Twirl(at, at + 1.9, 4.0))
        at += 2.7


def _axel(cue: Cue, action: str, twists: float = 3.5) -> None:
    """A run-up, the jump with all its turns, the landing on one leg, back first after half a turn more."""
    figure = cue.figure
    speed = SPEEDS["skate"] * cue.tall
    if not figure.paces:
        figure.mood.is_gliding, figure.mood.faces_us = True, 0.5
        figure.thing.body.velocity = (speed, 0.0)
        figure.paces += [Pace(cue.start_s, speed), Pace(cue.end_s, 0.0)]
    at = cue.start_s + min(1.1, 0.36 * (cue.end_s - cue.start_s))
    height = 0.36 * max(cue.tall, 0.9) + cue.lighter
    figure.leaps.append(Leap(at, height, twists=twists))
    lands = at + 2 * (2 * height / max(cue.stage.gravity, MOON_M_S2)) ** 0.5
    cue.gesture("one leg", lands - 0.12, min(lands + 1.5, cue.end_s + 0.3))


def _dance(cue: Cue, action: str) -> None:
    """One of several dances, as chance has it, with hops on the beat and a turn at the end."""
    dance = cue.stage.rng.choice(_DANCES) if action in {"dance", "rock"} else action
    figure = cue.figure
    if any(gesture.name in _HELD for gesture in figure.gestures):
        dance = "groove"  # of the feet alone
    figure.mood.faces_us = 1.15
    last = Leap(cue.end_s - 0.9, 0.25 * cue.tall + 0.05, twists=1.0)
    if dance == "groove":
        figure.mood.dance = 2.0
        cue.leaps(cue.start_s + 0.5, 1.0, Leap(0.0, 0.1 * cue.tall + 0.03))
        figure.leaps = [leap for leap in figure.leaps if not last.at_s - 0.9 < leap.at_s < cue.end_s]
    else:
        cue.gesture(dance, end_s=last.at_s - 0.3)
    figure.leaps.append(last)


def _ballet(cue: Cue, action: str) -> None:
    figure = cue.figure
    figure.mood.faces_us = 1.2
    cue.gesture("ballet")
    at = cue.start_s + 0.9
    while at < cue.end_s - 1.4:
        figure.twirls.append(Twirl(at, at + 1.2, 2.0))
        at += 2.6
    figure.leaps.append(Leap(cue.end_s - 0.9, 0.22 * cue.tall, twists=1.0))


def _float(cue: Cue, action: str) -> None:
    cue.figure.mood.dance, cue.figure.mood.faces_us = 0.5, 1.15


def _surf(cue: Cue, action: str) -> None:
    cue.figure.mood.faces_us = 0.75
    cue.gesture("surf")


def _sit(cue: Cue, action: str) -> None:
    cue.figure.mood.faces_us = 0.75
    cue.gesture("sit")


def _sleep(cue: Cue, action: str) -> None:
    """The four-legged curl up; who stands upright lies down, or nods off where there is no room to."""
    cue.gesture("lie", end_s=cue.to_the_end_s)
    _snores(cue, cue.start_s + 0.5)
    if cue.figure.thing.kind.family == "biped":
        cue.figure.lies = 1.45 * cue.figure.facing
        cue.figure.mood.faces_us = 0.5


def _fall_asleep(cue: Cue, action: str) -> None:
    """A yawn, a stretch, then down and away."""
    asleep_s = cue.start_s + min(1.6, 0.45 * (cue.end_s - cue.start_s))
    cue.gesture("drop off", cue.start_s - (0.3 if cue.start_s <= 0 else 0.0), asleep_s + 0.2)
    figure = cue.figure

    def sink(world: World, now_s: float) -> None:
        if now_s < asleep_s or now_s > cue.end_s + 60.0:
            return
        if figure.thing.kind.family == "biped":
            figure.lies = 1.45 * figure.facing * eased((now_s - asleep_s) / 0.9)

    cue.stage.world.hooks.append(sink)
    figure.mood.faces_us = 0.5
    cue.gesture("lie", asleep_s, cue.to_the_end_s)
    _snores(cue, asleep_s + 0.7)


def _snores(cue: Cue, from_s: float) -> None:
    """What says that somebody sleeps."""
    thing = cue.figure.thing
    cue.rises("sleep", from_s)
    cue.stage.world.cue(from_s + 0.3, lambda world: world.sound("snore", thing, max(cue.end_s - from_s - 0.4, 0.5)))


def _tumble(cue: Cue, action: str) -> None:
    """Some steps, then a foot catches or slips away: the body falls as it falls, and gets up again."""
    figure = cue.figure
    way = {"trip": "trip", "slip": "slip"}.get(action, "trip" if cue.stage.rng.random() < 0.5 else "slip")
    at = cue.start_s + min(1.1, 0.4 * (cue.end_s - cue.start_s))
    if cue.support == "floor" and figure.thing.kind.family != "snowman":
        body = figure.thing.width_m if figure.thing.kind.family == "quad" else cue.tall
        pace = SPEEDS["run" if way == "trip" and cue.is_small else "walk"] * body * 1.25
        figure.paces += [Pace(cue.start_s, pace), Pace(at, 0.0)]
        figure.mood.faces_us = 0.5
    figure.tumbles.append(Tumble(at, way))
    if action == "tumble" and not cue.is_small:
        figure.tumbles.clear()
        _cartwheel(cue, "cartwheel")


_DO: dict[str, Callable[[Cue, str], None]] = {
    STARTLED: _startle,
    **dict.fromkeys(SPEEDS, _travel),
    "jump": _jump,
    "bounce": _jump,
    "backflip": _backflip,
    "cartwheel": _cartwheel,
    "spin": _spin,
    "axel": _axel,
    "dance": _dance,
    "rock": _dance,
    "disco": _dance,
    "ballet": _ballet,
    "float": _float,
    "swim": _float,
    "surf": _surf,
    "sit": _sit,
    "sleep": _sleep,
    "fall asleep": _fall_asleep,
    "fall": _tumble,
    "trip": _tumble,
    "slip": _tumble,
    "tumble": _tumble,
    "topple": _tumble,
    "wave": _wave,
    "talk": _talk,
    "look": _look,
}
"""Actions that one can do alone, on one's own feet -> how."""
