"""Changing who is in a scene: everything that names actors by their place follows."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generation.engine.animatic.language.lemmas import singular
from generation.engine.animatic.language.words import words_of
from generation.engine.animatic.lexicon import COLOURS, KINDS, PEOPLE
from generation.engine.animatic.script import Act, Actor, Scene

_ALL = frozenset({"them", "they", "all", "everything", "everybody", "everyone", "both"})
_PERSON = frozenset({"him", "her", "he", "she"})
_THING = frozenset({"it", "this", "that"})


def meant(scene: Scene, phrase: str) -> list[int]:
    """This will be the actors that a phrase means: *the red ball*, *it*, *them*; the first one for an empty phrase."""
    words = words_of(phrase)
    named = list(_named(scene, words))
    if named:
        return named
    if _ALL & set(words):
        return list(range(len(scene.actors)))
    if _PERSON & set(words):
        return _first(scene, is_person=True)
    return _first(scene, is_person=False) if _THING & set(words) or not words else []


def without(scene: Scene, gone: Collection[int]) -> Scene:
    """This will be the scene without some of its actors; it keeps one at least."""
    left = [at for at in range(len(scene.actors)) if at not in gone] or [0]
    place = {old: new for new, old in enumerate(left)}
    return replace(
        scene,
        actors=tuple(scene.actors[at] for at in left),
        ties=tuple(
            replace(tie, a=place[tie.a], b=place[tie.b]) for tie in scene.ties if tie.a in place and tie.b in place
        ),
        acts=tuple(
            replace(act, doer=place[act.doer], target=None if act.target is None else place.get(act.target))
            for act in scene.acts
            if act.doer in place
        ),
        lines=tuple(
            replace(line, speaker=None if line.speaker is None else place.get(line.speaker)) for line in scene.lines
        ),
    )


def joined_by(scene: Scene, others: Scene) -> Scene:
    """This will be the scene with another one's actors beside its own, doing there what they did."""
    shift, next_who = len(scene.actors), 1 + max(actor.who for actor in scene.actors)
    actors = tuple(replace(actor, who=next_who + at) for at, actor in enumerate(others.actors))
    acts = tuple(
        replace(act, doer=act.doer + shift, target=None if act.target is None else act.target + shift)
        for act in others.acts
    )
    return replace(scene, actors=(*scene.actors, *actors), acts=(*scene.acts, *acts))


def recast(scene: Scene, at: int, actor: Actor) -> Scene:
    """This will put a changed actor in its place; what it does is what its actions say."""
    actors = tuple(actor if each == at else old for each, old in enumerate(scene.actors))
    if actor.actions == scene.actors[at].actions:
        return replace(scene, actors=actors)
    own = tuple(Act(doer=at, action=action, order=order) for order, action in enumerate(actor.actions))
    return replace(scene, actors=actors, acts=(*(act for act in scene.acts if act.doer != at), *own))


def colour_name(actor: Actor) -> str:
    """This will be what its colour is called; "" where it has its kind's own."""
    return next((name for name, rgb in COLOURS.items() if rgb == actor.colour), "")


def _named(scene: Scene, words: Sequence[str]) -> Iterator[int]:
    text = " " + " ".join(singular(word)[0] for word in words) + " "
    known = [at for at, actor in enumerate(scene.actors) if any(f" {name} " in text for name in _names(actor))]
    coloured = [at for at in known if f" {colour_name(scene.actors[at])} " in text]
    yield from (coloured if len(known) > 1 and coloured else known)


def _names(actor: Actor) -> set[str]:
    names = {actor.kind, *KINDS[actor.kind].words, actor.noun, actor.noun.rpartition(" ")[2]}
    return {name for name in names if name} | {actor.kind.rpartition(" ")[2]}


def _first(scene: Scene, *, is_person: bool) -> list[int]:
    fitting = [at for at, actor in enumerate(scene.actors) if (actor.kind in PEOPLE) == is_person]
    return (fitting or list(range(len(scene.actors))))[:1]
