"""A change in words, put onto a script: *make it blue*, *at night*, *add a dog*, *a cat instead of the dog*, *no rain*.

The words are read by the same reader as prompts; here is but what a change says beside that: what goes, what comes, and
whom it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generation.engine.animatic.casting import MAX_ACTORS, set_of
from generation.engine.animatic.language import traits
from generation.engine.animatic.language.asking import account_of
from generation.engine.animatic.language.circumstances import Circumstances, circumstances
from generation.engine.animatic.language.phrases import number
from generation.engine.animatic.language.words import words_of
from generation.engine.animatic.lexicon import COLOURS, KINDS
from generation.engine.animatic.reading import HOURS, MAX_COUNT, WEATHERS, read
from generation.engine.animatic.remix.recasting import joined_by, meant, recast, without
from generation.engine.animatic.script import Actor, Hour, Scene, Script, Weather
from generation.engine.animatic.vocabulary import Sense, meanings

_CLAUSES = re.compile(
    r"[.;\n]+|, |,? (?:and|but)(?: then)? "
    r"(?=(?:make|add|remove|replace|swap|turn|change|let|set|put|paint|no|without|at|in|on|as|it|they)\b)",
)
_NEW_FOR_OLD = re.compile(
    r"(?:replace|swap|exchange) (?P<old>.+?) (?:with|for|by) (?P<new>.+)|"
    r"(?:change|turn) (?P<was>.+?) (?:in)?to (?P<becomes>.+)|"
    r"(?:make it |with |have )?(?P<wanted>.+?) (?:instead of|rather than) (?P<unwanted>.+)"
)
_GONE = re.compile(
    r"(?:remove|delete|drop|lose|get rid of|take (?:away|out)|leave out|without|no(?: more)?|stop) (?P<old>.+)"
)
_MORE = re.compile(r"(?:also )?(?:add|include|bring in|put in|plus|with|give it|give them)(?: in)? (?P<new>.+)")
_LET = re.compile(
    r"^(?:please |now |just |and |then )*(?:make|let|have|turn|paint|colou?r|set|put|move|the same,? but)? ?"
)
_FURTHER = re.compile(r"(?:add )?(?:another|(?:\w+ )?more)\b")
_PRONOUNS = re.compile(r"\b(?:it|this|that|them|they|all|everything|everybody|everyone|both|him|her|he|she)\b")
_AS_WELL = re.compile(r"\b(?:also|too|as well|then)\b")
_SLOWER, _FASTER = re.compile(r"\bslow(?:er|ly|s)?\b"), re.compile(r"\b(?:fast(?:er)?|quick(?:er|ly)?)\b")
_BIGGER, _SMALLER = {"bigger", "larger", "taller"}, {"smaller", "shorter", "tinier"}
_LARGEST, _SMALLEST = 1.7, 0.55
_PACE = {"run": "walk", "skate": "walk"}

Edit = Callable[[Scene], Scene]


@dataclass(frozen=True)
class Changed:
    """A script after a change, and what of the change could not be done."""

    script: Script
    said: tuple[str, ...]


def changed(script: Script, words: str) -> Changed:
    """This will put a change in words onto a script. Never fails; what is not understood is said and changes nothing."""
    missed, said = [], []
    for clause in _clauses(words):
        edited = _everywhere(script, _edit_of(clause, script))
        if edited == script and _GONE.fullmatch(clause) and _is_known(script, clause):
            said.append("Somebody must stay in the picture.")
        elif edited == script:
            missed.append(clause)
        script = edited
    said += [f"I don't see what to change by: {', '.join(missed)[:120]}."] if missed else []
    return Changed(script, tuple(said))


def _clauses(words: str) -> list[str]:
    parts = (
        re.sub(r"^(?:and|but|then) ", "", part.strip()) for part in _CLAUSES.split(" ".join(words.lower().split()))
    )
    return [part for part in parts if part]


def _everywhere(script: Script, edit: Edit) -> Script:
    return replace(script, shots=tuple(replace(shot, scene=edit(shot.scene)) for shot in script.shots))


def _is_known(script: Script, words: str) -> bool:
    return any(_by_name(shot.scene, words) for shot in script.shots)


def _edit_of(clause: str, script: Script) -> Edit:
    """What a clause does to a scene of `script`; who is in another shot alone is not brought into this one."""
    if found := _NEW_FOR_OLD.fullmatch(clause):
        old = found["old"] or found["was"] or found["unwanted"]
        new = found["new"] or found["becomes"] or found["wanted"]
        is_elsewhere = _is_known(script, old)
        return lambda scene: scene if is_elsewhere and not _by_name(scene, old) else _replaced(scene, old, new)
    if found := _GONE.fullmatch(clause):
        gone = found["old"]
        return lambda scene: _removed(scene, gone)
    if _FURTHER.match(clause):
        return lambda scene: _added(scene, clause)
    if found := _MORE.fullmatch(clause):
        more = found["new"]
        return lambda scene: _placed(_added(scene, more), more)
    told = _LET.sub("", clause)
    is_known = _is_known(script, told)

    def adjust(scene: Scene) -> Scene:
        is_elsewhere = is_known and not _by_name(scene, told)
        return _placed(scene, told) if is_elsewhere else _adjusted(scene, told, may_add=not is_known)

    return adjust


def _replaced(scene: Scene, old: str, new: str) -> Scene:
    """Another one in somebody's place, who does the same; or, where nobody is named, another look, place, time, weather."""
    for at in meant(scene, old):
        others = _others(scene, new)
        if not others:
            return _adjusted(scene, f"{old} {new}", may_add=False)
        was, comes = scene.actors[at], others[0]
        does = comes.actions if _acts_in(words_of(new)) else was.actions
        return recast(scene, at, replace(comes, who=was.who, actions=does or was.actions, count=comes.count))
    return _adjusted(scene, new, may_add=False)


def _removed(scene: Scene, old: str) -> Scene:
    around = Circumstances()
    circumstances(old, around)
    if around.weather or {"rain", "snow", "wind", "storm"} & set(words_of(old)):
        scene = replace(scene, weather=Weather.CLEAR)
    if around.time == "night":
        scene = replace(scene, hour=Hour.DAY)
    if around.styles or "style" in old:
        scene = replace(scene, style=None)
    if around.camera or "camera" in old:
        scene = replace(scene, camera=None)
    if "music" in old:
        scene = replace(scene, music=None)
    named = meant(scene, old)
    return without(scene, named) if named and len(named) < len(scene.actors) else scene


def _added(scene: Scene, new: str) -> Scene:
    """Whoever is named comes on beside who is there; more of somebody makes that one more."""
    comes = read(new).scene if account_of(new).asked.subjects else None
    if comes is None:
        return scene
    if _FURTHER.match(new) and (named := _by_name(scene, new)):
        actor = scene.actors[named[0]]
        more = max(1, comes.actors[0].count)
        return recast(scene, named[0], replace(actor, count=min(MAX_COUNT, actor.count + more)))
    room = MAX_ACTORS - len(scene.actors)
    return joined_by(scene, replace(comes, actors=comes.actors[:room])) if room > 0 else scene


def _others(scene: Scene, words: str) -> list[Actor]:
    """Whoever a phrase names, by a word that is known, beside who is there."""
    if _by_name(scene, words):
        return []
    known = [subject for subject in account_of(words).asked.subjects if not subject.is_guessed]
    return [*read(words).scene.actors] if known else []


def _by_name(scene: Scene, words: str) -> list[int]:
    """The actors that are named, not merely meant by a pronoun or by nothing."""
    return meant(scene, re.sub(_PRONOUNS, " ", words) + " .")


def _placed(scene: Scene, clause: str) -> Scene:
    """Place, time, weather, camera and style that are named."""
    around = Circumstances()
    rest = circumstances(clause, around)
    return _elsewhere(_around(scene, around), rest)


def _adjusted(scene: Scene, clause: str, *, may_add: bool) -> Scene:
    """What is named of place, time, weather, camera and style; then how somebody looks, how many there are, what they do."""
    rest = circumstances(clause, Circumstances())
    scene = _placed(scene, clause)
    words = words_of(rest)
    if may_add and not _PRONOUNS.search(rest) and _others(scene, rest):
        return _added(scene, rest)
    for at in _about(scene, rest):
        scene = recast(scene, at, _changed_actor(scene.actors[at], words))
    return scene


def _about(scene: Scene, rest: str) -> list[int]:
    """Whom a clause is about; one that names nobody is about the first, and about all where it is about speed."""
    named = meant(scene, _target(rest))
    if named or account_of(rest).asked.setting:
        return named
    is_all = bool(_SLOWER.search(rest) or _FASTER.search(rest))
    return list(range(len(scene.actors))) if is_all else meant(scene, "it")


def _around(scene: Scene, around: Circumstances) -> Scene:
    if around.time:
        scene = replace(scene, hour=HOURS[around.time])
    if around.weather in WEATHERS:
        scene = replace(scene, weather=WEATHERS[around.weather])
        if scene.weather is Weather.SNOW and scene.setting == "park":
            scene = replace(scene, setting="snow")
    if around.camera:
        scene = replace(scene, camera=around.camera)
    return replace(scene, style=around.styles[0]) if around.styles else scene


def _elsewhere(scene: Scene, words: str) -> Scene:
    asked = account_of(words).asked
    found = set_of(asked.setting, asked.setting_kind) if asked.setting else None
    return replace(scene, setting=found[0]) if found else scene


def _target(words: str) -> str:
    """The part of a clause that says whom it is about: without the last colour, which is the new one."""
    told = [word for word in words_of(words) if word in COLOURS]
    return re.sub(rf"\b{told[-1]}\b(?!.*\b{told[-1]}\b)", "", words) if told else words


def _changed_actor(actor: Actor, words: Sequence[str]) -> Actor:
    known, text = set(words), " ".join(words)
    colours = [word for word in words if word in COLOURS]
    if colours:
        actor = replace(actor, colour=COLOURS[colours[-1]])
    if known & (_BIGGER | traits.BIG):
        actor = replace(actor, size=min(_LARGEST, round(actor.size * 1.3, 3)))
    elif known & (_SMALLER | traits.SMALL):
        actor = replace(actor, size=max(_SMALLEST, round(actor.size * 0.75, 3)))
    actor = replace(
        actor,
        mood=next((word for word in words if traits.mood_of(word)), actor.mood),
        material=next((word for word in words if word in traits.MATERIALS and word not in COLOURS), actor.material),
        count=_counted(actor, words),
    )
    does = _acts_in(words, but=actor)
    if does:
        return replace(actor, actions=(*actor.actions, *does) if _AS_WELL.search(text) else does)
    if _SLOWER.search(text):
        return replace(actor, actions=tuple(_PACE.get(action, action) for action in actor.actions))
    if _FASTER.search(text):
        return replace(actor, actions=tuple("run" if action == "walk" else action for action in actor.actions))
    return actor


def _counted(actor: Actor, words: Sequence[str]) -> int:
    counts = [value for word in words if word not in {"a", "an", "one"} and (value := number(word)) is not None]
    is_row = KINDS[actor.kind].family in {"domino", "tower"}
    return min(max(counts[0], 1), 24 if is_row else MAX_COUNT) if counts else actor.count


def _acts_in(words: Sequence[str], but: Actor | None = None) -> tuple[str, ...]:
    """The actions that words name, in order; the name of whoever is to do them is none."""
    names = set() if but is None else {but.kind, *but.noun.split()}
    found = (
        option.key
        for word in words
        if word not in names
        for option in meanings().get(word, ())[:1]
        if option.sense is Sense.ACTION
    )
    return tuple(dict.fromkeys(found))
