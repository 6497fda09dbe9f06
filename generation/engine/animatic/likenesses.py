"""Who in a script has somebody's likeness: whose head is drawn, and whose voice is heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generation.engine.animatic.language.words import words_of
from generation.engine.animatic.lexicon import PEOPLE
from generation.engine.animatic.picture.portrait import Portrait, portrait_of
from generation.engine.animatic.remix.recasting import meant
from generation.engine.animatic.script import Actor, Scene, Script
from generation.engine.animatic.speech.measuring import NoVoiceError, timbre_like
from generation.engine.animatic.speech.timbre import Timbre
from generation.engine.contracts import ClipRequest
from generation.engine.inputs import Likeness, Voice

_QUOTED = 32  # letters of a name that is told about


@dataclass(frozen=True)
class Likenesses:
    """What likenesses do to a clip, by the numbers of its cast."""

    portraits: Mapping[tuple[int, str], Portrait] = field(default_factory=dict)  # of a number and a kind
    voices: Mapping[int | None, Timbre] = field(default_factory=dict)  # None: of all who have none of their own
    remarks: tuple[str, ...] = ()


NOBODY = Likenesses()


def likenesses_of(request: ClipRequest, script: Script) -> Likenesses:
    """This will cast a request's likenesses and voice; one whom the prompt does not name is told, and seen nowhere."""
    portraits: dict[tuple[int, str], Portrait] = {}
    voices: dict[int | None, Timbre] = {}
    remarks = _heard(voices, [None], request.voice)
    for likeness in request.likenesses:
        players = dict.fromkeys((actor.who, actor.kind) for actor in _players(script, likeness))
        portrait = portrait_of(likeness.heads) if likeness.heads and players else None
        portraits |= dict.fromkeys(players, portrait) if portrait else {}
        remarks += _heard(voices, [who for who, _ in players], likeness.voice)
        remarks += [] if players else [f"Nobody here is {likeness.of[:_QUOTED]}: that likeness is not in the clip."]
    return Likenesses(portraits, voices, tuple(remarks))


def _heard(voices: dict[int | None, Timbre], whose: Sequence[int | None], voice: Voice | None) -> list[str]:
    if voice is None or not whose:
        return []
    try:
        voices |= dict.fromkeys(whose, timbre_like(voice))
    except NoVoiceError:
        return ["Nobody is heard to speak in the recording of a voice: lines are said as they would be without."]
    return []


def _players(script: Script, likeness: Likeness) -> Iterator[Actor]:
    """Who plays somebody, in every shot that shows them; the same one throughout."""
    scenes = [shot.scene for shot in script.shots]
    found = ([*_meant(scene, likeness.of)] for scene in scenes)
    first = next((actors[0] for actors in found if actors), None)
    if first is not None:
        yield from (actor for scene in scenes for actor in scene.actors if actor.who == first.who)


def _meant(scene: Scene, name: str) -> Sequence[Actor]:
    if name:
        words = words_of(name)
        called = [actor for actor in scene.actors if actor.noun.rpartition(" ")[2] in words]
        return called or [scene.actors[at] for at in meant(scene, name)]
    return sorted(scene.actors, key=lambda actor: actor.kind not in PEOPLE)[:1]
