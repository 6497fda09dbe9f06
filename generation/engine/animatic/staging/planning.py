"""Who plays together: a scene's actors are divided into parts, each with a play of its own, until nobody is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generation.engine.animatic.script import Actor, Scene
from generation.engine.animatic.staging import (
    arranging,
    bearing,
    feats,
    flight,
    heavens,
    hoop,
    loose,
    pairs,
    performers,
    relations,
    routines,
    standing,
    swimming,
    tools,
    vehicles,
)
from generation.engine.animatic.staging.bands import playing_together
from generation.engine.animatic.staging.becoming import becoming, casting_spells
from generation.engine.animatic.staging.boards import playing
from generation.engine.animatic.staging.choreography import SPEEDS
from generation.engine.animatic.staging.chutes import play_chute
from generation.engine.animatic.staging.conjuring import conjuring
from generation.engine.animatic.staging.couples import coupling
from generation.engine.animatic.staging.downhill import going_down
from generation.engine.animatic.staging.endings import ending
from generation.engine.animatic.staging.feeding import feeding
from generation.engine.animatic.staging.flips import flipping
from generation.engine.animatic.staging.frights import scaring
from generation.engine.animatic.staging.goals import scoring
from generation.engine.animatic.staging.growing import growing, hatching
from generation.engine.animatic.staging.handling.play import handling, seated_use
from generation.engine.animatic.staging.losing import losing
from generation.engine.animatic.staging.parts import BALLS, BIPEDS, SMALLER, Free, Part
from generation.engine.animatic.staging.rescuing import rescuing
from generation.engine.animatic.staging.rides import riding
from generation.engine.animatic.staging.snowballs import throwing_at_each_other
from generation.engine.animatic.staging.sports import sporting
from generation.engine.animatic.staging.stage import FIGURES, LOOSE, kind_of
from generation.engine.animatic.staging.strings import stringing
from generation.engine.animatic.staging.swords import fencing_alone
from generation.engine.animatic.staging.taking import fetching, taking

TRAVELS = frozenset({*SPEEDS, "axel", "cartwheel", "trip", "slip", "fall"})
_ROUTINE = frozenset({"backflip", "balance", "jump", "look", "spin"})
_FEATS = {"swing": feats.play_swing, "climb": feats.play_climb, "fly": feats.play_soar}
_MOST_BESIDE = 2  # of a kind that only looks on: more would take the room from the play
_TOGETHER = frozenset({"with", "beside", "behind", "in front of"})
_AFLOAT = frozenset({"bird", "float", "support", "ball", "box", "thing"})


def plan_parts(scene: Scene, *, has_water: bool, is_under: bool = False) -> list[Part]:
    """This will divide a scene's actors into parts, the most telling first; whoever has no part is left out."""
    free = Free(scene, has_water, is_under)
    parts: list[Part] = []
    for rule in (
        _heavens,
        becoming,
        casting_spells,
        riding,
        growing,
        hatching,
        losing,
        conjuring,
        taking,
        rescuing,
        scaring,
        fetching,
        feeding,
        scoring,
        playing_together,
        throwing_at_each_other,
        stringing,
        coupling,
        fencing_alone,
        playing,
        _at_tables,
        going_down,
        flipping,
        _arranged,
        _routines,
        _collisions,
        ending,
        sporting,
        handling,
        _borne,
        _pairs,
        _juggling,
        _rows,
        _shots,
        _throws,
        _swimming,
        _floating,
        _figures,
        _cars,
        _standing,
        _flying,
        _balloons,
        _loose,
    ):
        parts += rule(free, bool(parts))
    return parts


def _heavens(free: Free, others: bool) -> Iterator[Part]:
    """Sun, moon and planets, over everything else."""
    if orbs := free.take_all(heavens.FAMILIES):
        yield Part(play=heavens.play_heavens, actors=orbs, is_above=True)


def _at_tables(free: Free, others: bool) -> Iterator[Part]:
    """Who works at a table, before anything is laid out there: what is poured into a cup is not in it yet."""
    yield from handling(free, others, at_table=True)


def _does(scene: Scene, action: str) -> bool:
    return any(action in actor.actions for actor in scene.actors)


def _routines(free: Free, others: bool) -> Iterator[Part]:
    """What one does with a thing of its own: a kata with a staff, a routine on a beam."""
    if free.has_water:
        return
    for at in free.of(BIPEDS):
        actor = free.scene.actors[at]
        if actor.tool == "staff":
            goes = bool(TRAVELS & {*actor.actions})
            yield Part(play=tools.play_staff, actors=(free.take(at, 1),), travels=goes)
        elif free.scene.support == "beam" and actor.kind == "gymnast" and set(actor.actions) <= _ROUTINE:
            yield Part(play=routines.play_beam_routine, actors=(free.take(at, 1),))
    on_feet = BIPEDS | {"quad"}
    for at in [*free.doing("slide", on_feet), *free.doing("slide down", on_feet)]:
        slides = [each for each in free.of(frozenset({"furniture"})) if free.scene.actors[each].kind == "slide"]
        if slides:
            yield Part(play=play_chute, actors=(free.take(at, 1),), props=(free.take(slides[0], 1),))
    for action, play in _FEATS.items():
        for at in free.doing(action, BIPEDS | frozenset({"quad"})):
            yield Part(play=play, actors=(free.take(at, 1),), travels=action == "fly")


def _arranged(free: Free, others: bool) -> Iterator[Part]:
    """Those of whom is told how they lie to each other."""
    lying = relations.lying(free)
    for group in relations.groups(free, lying):
        uses = {number: use for number, at in enumerate(group) if number and (use := seated_use(free, at, group))}
        cast = tuple(relations.told(free.scene, at, free.take(at)) for at in group)
        places = {at: number for number, at in enumerate(group)}
        ties = tuple(
            replace(tie, a=places[tie.a], b=places[tie.b]) for tie in lying if tie.a in places and tie.b in places
        )
        yield Part(play=arranging.play_arranged, actors=cast, ties=ties, uses=uses)


def _borne(free: Free, others: bool) -> Iterator[Part]:
    """Somebody on somebody's head or back, in somebody's hands, or on wheels."""
    scene = free.scene
    ties = [(tie.b, tie.a, "ride" if tie.relation == "on" else tie.relation) for tie in scene.ties]
    ties += [(act.target, act.doer, act.action) for act in scene.acts if act.target is not None]
    ties += [
        (tie.a, tie.b, "cling")
        for tie in scene.ties
        if tie.relation == "with" and "cling" in scene.actors[tie.b].actions
    ]
    for under, rider, how in ties:
        if how == "holding":
            under, rider, how = rider, under, "hold"
        elif how in {"hold", "eat", "drink"}:
            under, rider = rider, under
        if not (free.left.get(under) and free.left.get(rider)) or under == rider:
            continue
        if _can_bear(scene.actors[under], scene.actors[rider], how, has_water=free.has_water):
            yield Part(
                play=bearing.play_borne,
                actors=(free.take(under, 1), free.take(rider, 1)),
                action=how,
                travels=_goes(scene.actors[under], scene.actors[rider]),
            )


def _goes(carrier: Actor, rider: Actor) -> bool:
    is_going = bool(TRAVELS & {*carrier.actions, *rider.actions})
    return is_going or (kind_of(carrier).family in {"quad", "car"} and not carrier.actions)


def _can_bear(carrier: Actor, rider: Actor, how: str, *, has_water: bool) -> bool:
    big, small = kind_of(carrier), kind_of(rider)
    if has_water or big.family not in {"biped", "quad", "car"}:
        return False
    sizes = small.size_m * rider.size, big.size_m * carrier.size
    if how in {"eat", "drink"} and small.family in FIGURES:
        return False
    if how in {"hold", "eat", "drink"}:
        return big.family == "biped" and small.family in FIGURES | LOOSE and sizes[0] < 0.65 * sizes[1]
    if how not in {"ride", "cling", "in"} or small.family not in {"biped", "quad", "bird"}:
        return False
    return how != "in" or big.family == "car" if big.family != "biped" else sizes[0] < 0.65 * sizes[1] and how != "in"


def _pairs(free: Free, others: bool) -> Iterator[Part]:
    """What one does to another."""
    if free.has_water:
        return
    scene = free.scene
    for act in scene.acts:
        if not free.left.get(act.doer):
            continue
        doer = scene.actors[act.doer]
        target = act.target if act.target is not None and free.left.get(act.target) else None
        part = _pair(free, act.action, act.doer, target) if pairs.is_figure(doer) else None
        if part is not None:
            yield part


def _pair(free: Free, action: str, doer: int, target: int | None) -> Part | None:
    other = free.scene.actors[target] if target is not None else None
    is_two = other is not None and pairs.is_figure(other) and target != doer
    loads = LOOSE | {"thing"}
    if action in {"hug", "fight"} and (is_two or free.left[doer] == 2):
        play = pairs.play_hug if action == "hug" else pairs.play_fight
        cast = (free.take(doer, 1), free.take(target if is_two and target is not None else doer, 1))
        return Part(play=play, actors=cast)
    if action in {"chase", "flee"} and is_two and target is not None and free.left[doer] == free.left[target] == 1:
        cast = (free.take(doer), free.take(target))
        return Part(play=pairs.play_chase, actors=cast if action == "chase" else cast[::-1], travels=True)
    pushed = loads | {"car"} if kind_of(free.scene.actors[doer]).family == "biped" else loads
    if action == "push" and other is not None and target is not None and kind_of(other).family in pushed:
        return Part(play=pairs.play_push, actors=(free.take(doer, 1),), props=(free.take(target, 1),))
    if action == "kick" and (other is None or kind_of(other).family in loads):
        balls = (free.take(target, 1),) if target is not None else ()
        return Part(play=pairs.play_kick, actors=(free.take(doer, 1),), props=balls)
    catchers = [at for at in free.of(FIGURES) if at != doer and _may_catch(free, at)]
    if action == "throw" and catchers and not is_two and kind_of(free.scene.actors[doer]).family == "biped":
        cast = (free.take(doer, 1), free.take(catchers[0], 1))
        return Part(play=pairs.play_catch, actors=cast, props=(free.take(target, 1),) if target is not None else ())
    return None


def _may_catch(free: Free, at: int) -> bool:
    return not free.scene.actors[at].actions or "catch" in free.scene.actors[at].actions


def _juggling(free: Free, others: bool) -> Iterator[Part]:
    if not _does(free.scene, "juggle") or free.of(frozenset({"domino", "tower"})):
        return
    people = free.doing("juggle", BIPEDS | {"quad"}) or free.of(BIPEDS)
    if not people and not free.doing("juggle", LOOSE):
        return  # an octopus that cannot: for what is juggled somebody comes, for who cannot nobody does it
    leader = free.take(people[0], 1) if people else Actor(kind="juggler")
    yield Part(play=performers.play_juggle, actors=(leader,), props=free.take_all(LOOSE))


def _rows(free: Free, others: bool) -> Iterator[Part]:
    if free.has_water:
        return
    for at in free.of(frozenset({"domino", "tower"})):
        actor = free.take(at)
        play = loose.play_dominoes if kind_of(actor).family == "domino" else loose.play_tower
        yield Part(play=play, actors=(actor,), props=free.take_all(BALLS))


def _shots(free: Free, others: bool) -> Iterator[Part]:
    if free.has_water or not _does(free.scene, "shoot") or free.of(frozenset({"domino", "tower"})):
        return
    players = free.doing("shoot", FIGURES) or free.of(BIPEDS) or free.of(SMALLER)
    if not players and any("shoot" in actor.actions for actor in free.scene.actors if pairs.is_figure(actor)):
        return  # who is to shoot has a part already, and doesn't come twice
    player = free.take(players[0], 1) if players else Actor(kind="basketball player", actions=("shoot",))
    yield Part(play=hoop.play_shot, actors=(player,), props=free.take_all(BALLS))


def _throws(free: Free, others: bool) -> Iterator[Part]:
    if free.has_water:
        return
    for at in free.doing("throw", BIPEDS)[:1]:
        yield Part(play=performers.play_throw, actors=(free.take(at, 1),), props=free.take_all(LOOSE))


def _floating(free: Free, others: bool) -> Iterator[Part]:
    """What lies on the water: boats, balls, and birds where no other figure is there; boats alone where there is none."""
    if not free.has_water:
        boats = free.take_all(frozenset({"float"}))
        if boats:
            yield Part(play=loose.play_afloat, actors=boats)
        return
    birds_only = not free.of(FIGURES - {"bird"})
    afloat = _AFLOAT if birds_only else frozenset({"float"})
    cast = free.take_all(afloat)
    if cast:
        yield Part(play=loose.play_afloat, actors=cast)


def _figures(free: Free, others: bool) -> Iterator[Part]:
    """Figures that go somewhere, figures that act where they are, and those who look on."""
    scene, support = free.scene, free.scene.support
    travelling = [
        at for at in free.of(FIGURES) if not free.has_water and not support and set(scene.actors[at].actions) & TRAVELS
    ]
    acting = [at for at in free.of(FIGURES) if at not in travelling and (scene.actors[at].actions or not others)]
    acting = [at for at in acting if free.left[at] == scene.actors[at].count]  # the rest of a group looks on
    along = [at for at in acting if _goes_along(scene, at, travelling)]
    travelling, acting = [*travelling, *along], [at for at in acting if at not in along]
    idle_props = frozenset() if any(scene.actors[at].actions for at in free.of(LOOSE)) else LOOSE
    if travelling:
        going = scene.actors[travelling[0]].actions
        cast = tuple(
            replace(free.take(at), actions=going) if at in along else free.take(at) for at in sorted(travelling)
        )
        yield Part(play=performers.play_figures, actors=cast, props=free.take_all(idle_props), travels=True)
    if acting:
        cast = tuple(free.take(at) for at in acting)
        props = free.take_all(idle_props) if not free.has_water else ()
        yield Part(play=performers.play_figures, actors=cast, props=props, support=support)
    beside = [free.take(at, _MOST_BESIDE) for at in free.of(FIGURES)] if not free.has_water else []
    if beside:
        yield Part(play=performers.play_bystanders, actors=tuple(beside))


def _goes_along(scene: Scene, at: int, travelling: list[int]) -> bool:
    """Whether somebody who is given nothing to do is beside or with one who goes."""
    near = {tie.a for tie in scene.ties if tie.b == at and tie.relation in _TOGETHER}
    near |= {tie.b for tie in scene.ties if tie.a == at and tie.relation in _TOGETHER}
    return not scene.actors[at].actions and bool(near & set(travelling))


def _swimming(free: Free, others: bool) -> Iterator[Part]:
    swimmers = free.take_all(swimming.FAMILIES)
    if swimmers and free.has_water:
        yield Part(play=swimming.play_swim, actors=swimmers, props=free.take_all(frozenset({"float"})))
    elif swimmers:
        yield Part(play=swimming.play_ashore, actors=swimmers)


def _standing(free: Free, others: bool) -> Iterator[Part]:
    cast = free.take_all(standing.FAMILIES)
    if cast and not free.has_water:
        yield Part(play=standing.play_standing, actors=cast)


def _flying(free: Free, others: bool) -> Iterator[Part]:
    cast = free.take_all(flight.FAMILIES)
    if cast:
        yield Part(play=flight.play_flight, actors=cast, is_above=True)


def _cars(free: Free, others: bool) -> Iterator[Part]:
    if free.has_water:
        return
    cars = free.of(frozenset({"car"}))
    boxes = free.of(frozenset({"box"}))
    if cars and (_does(free.scene, "crash") or boxes):
        yield Part(
            play=vehicles.play_crash,
            actors=tuple(free.take(at, 2) for at in cars[:2]),
            props=tuple(free.take(at) for at in boxes),
        )
    moving = [at for at in free.of(frozenset({"car"})) if "drive" in free.scene.actors[at].actions or not others]
    if moving:
        yield Part(play=vehicles.play_drive, actors=tuple(free.take(at) for at in moving), travels=True)
    standing = tuple(free.take(at, _MOST_BESIDE) for at in free.of(frozenset({"car"})))
    if standing:
        yield Part(play=vehicles.play_parked, actors=standing)


def _collisions(free: Free, others: bool) -> Iterator[Part]:
    """A car that is to crash into somebody or something that is no car."""
    in_the_way = free.of(FIGURES | LOOSE | {"furniture"})
    for act in free.scene.acts:
        if act.action == "crash" and act.doer in free.of(frozenset({"car"})) and act.target in in_the_way:
            cast = (free.take(act.doer, 1),)
            yield Part(play=vehicles.play_crash, actors=cast, props=(free.take(act.target),))


def _balloons(free: Free, others: bool) -> Iterator[Part]:
    cast = free.take_all(frozenset({"balloon"}))
    if cast:
        yield Part(play=loose.play_balloons, actors=cast)


def _loose(free: Free, others: bool) -> Iterator[Part]:
    if free.has_water and others:
        return
    cast = free.take_all(LOOSE)
    if not cast and not others:
        cast = (Actor(kind="ball", count=3),)
    if cast:
        acts = {action for actor in cast for action in actor.actions}
        rolls = "roll" in acts and not acts & {"bounce", "fall"}
        if not rolls and {kind_of(actor).family for actor in cast} == {"thing"}:
            yield Part(play=standing.play_dropped, actors=cast)
            return
        yield Part(play=loose.play_roll if rolls else loose.play_bounce, actors=cast)
