"""What happens next, in words, where a clip is made longer: *it starts to rain*, *a dog comes running*, *she waves*.

The words are read after those the clip was made from, so *she* is who she was. Who was there stays, and so does the place,
until another one is named. What was changed in between stays changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace

from generation.engine.animatic.casting import MAX_ACTORS
from generation.engine.animatic.language import closed
from generation.engine.animatic.language.asked import Asked
from generation.engine.animatic.language.asking import account_of
from generation.engine.animatic.language.shots import shots_of
from generation.engine.animatic.language.words import words_of
from generation.engine.animatic.reading import scripted, shortened
from generation.engine.animatic.remix.recasting import joined_by, recast
from generation.engine.animatic.script import Act, Actor, Join, Line, Reading, Scene, Script
from generation.engine.animatic.storyboard import with_cuts

_CUT = ". Cut to: "
_NEXT = re.compile(r"^\s*+(?:and\s++)?(?:then|next|after that|now|suddenly)\b,?\s*+", re.IGNORECASE)
_CIRCUMSTANCES = ("setting", "hour", "weather", "support", "camera", "style", "is_missed", "pace")
_LOOKS = tuple(each.name for each in fields(Actor) if each.name not in {"who", "noun"})


def read_on(before: Sequence[str], now: Scene, words: str, *, duration_s: float) -> Reading:
    """This will read what happens next, in `duration_s` more: after what was told `before`, of which after some changes the
    last scene is `now`.

    Its first shot comes out of what was before it. What is said quotes nothing of what was told before.
    """
    spelt = [word for word in words_of(words) if word[:1].isalnum()]
    told = _CUT.join(map(with_cuts, before))
    text = with_cuts(shortened(_NEXT.sub("", words), spelt))
    earlier, wish = account_of(told), account_of(text).asked
    shots = shots_of(account_of(told + _CUT + text), after=len(earlier.parts.shots))
    base = scripted(shots_of(earlier), earlier.asked, [], duration_s=60.0).script.shots[-1].scene
    read = scripted(shots, wish, spelt, duration_s=duration_s, before=base)
    named = _named(wish, spelt)
    scenes = [_kept(base, now, shot.scene, named) for shot in read.script.shots]
    first, *later = (replace(shot, scene=scene) for shot, scene in zip(read.script.shots, scenes, strict=True))
    script = Script(shots=(replace(first, join=Join.DISSOLVE), *later))
    said = tuple(_not_quoting(told, spelt, (*read.first, *read.remarks)))
    return Reading(script=script, first=said)


def _not_quoting(told: str, spelt: Sequence[str], lines: Sequence[str]) -> Iterator[str]:
    others = {word for word in words_of(told) if word[:1].isalnum()} - set(spelt) - closed.ALL
    yield from (line for line in lines if others.isdisjoint(words_of(line)))


def _named(wish: Asked, spelt: Sequence[str]) -> set[str]:
    """What of a scene the words name themselves, though it may be as it was."""
    told: dict[str, object] = {"setting": wish.setting, "hour": wish.time, "weather": wish.weather}
    told |= {"camera": wish.camera, "style": wish.styles, "music": wish.music or "music" in spelt}
    return {name for name, value in told.items() if value}


def _kept(base: Scene, now: Scene, told: Scene, named: set[str]) -> Scene:
    """What `told` makes different from `base`, done to what that has become by `now`."""
    if "music" not in named:
        told = replace(told, music=now.music or told.music)
    if base == now:
        return told
    anew = {
        name: getattr(told, name)
        for name in _CIRCUMSTANCES
        if name in named or getattr(told, name) != getattr(base, name)
    }
    scene = replace(now, **anew, effects=told.effects, music=told.music)
    was = {actor.who: actor for actor in base.actors}
    for actor in told.actors:
        scene = _with(scene, was, told, actor)
    return replace(scene, lines=tuple(_heard(line, told, scene) for line in told.lines))


def _with(scene: Scene, was: dict[int, Actor], told: Scene, actor: Actor) -> Scene:
    before = was.get(actor.who)
    if before is None:
        return _met(scene, was, told, actor)
    place = next((at for at, each in enumerate(scene.actors) if each.who == actor.who), None)
    if place is None:
        return scene  # gone by a change
    told_anew = {name: getattr(actor, name) for name in _LOOKS if getattr(actor, name) != getattr(before, name)}
    return recast(scene, place, replace(scene.actors[place], **told_anew))


def _met(scene: Scene, was: dict[int, Actor], told: Scene, actor: Actor) -> Scene:
    """Somebody whom the words before did not name: brought by a change, or new."""
    for at, each in enumerate(scene.actors):
        if each.who not in was and each.kind == actor.kind:
            return recast(scene, at, replace(each, actions=actor.actions))
    if len(scene.actors) >= MAX_ACTORS:
        return scene
    acts = tuple(Act(doer=0, action=action, order=order) for order, action in enumerate(actor.actions))
    return joined_by(scene, replace(told, actors=(actor,), acts=acts, ties=(), lines=()))


def _heard(line: Line, told: Scene, scene: Scene) -> Line:
    if line.speaker is None:
        return line
    who, kind = told.actors[line.speaker].who, told.actors[line.speaker].kind
    fitting = [at for at, each in enumerate(scene.actors) if each.who == who or each.kind == kind]
    return replace(line, speaker=fitting[0] if fitting else None)
