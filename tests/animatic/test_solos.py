"""What one does alone and with nothing: it is seen where a body shows it, heard, and not claimed where neither is so."""

from __future__ import annotations

import numpy as np
import pytest

from generation.engine.animatic.actions import ACTIONS, doing
from generation.engine.animatic.lexicon import KINDS
from generation.engine.animatic.physics.gestures import GESTURES, UNBENT
from generation.engine.animatic.physics.stances import Stance, between
from generation.engine.animatic.physics.track import Touch
from generation.engine.animatic.picture.cast import FIGURES
from generation.engine.animatic.reading import read
from generation.engine.animatic.sound.effects.table import EFFECTS
from generation.engine.animatic.staging.expressions import EXPRESSIONS
from generation.engine.animatic.staging.solos import SEATED, SOLOS
from tests.animatic.scenes import simulated

PROMPTS = {
    "laugh": "a girl giggles",
    "cry": "a boy cries",
    "sneeze": "a panda sneezes",
    "cough": "a man coughs",
    "yawn": "a lion yawns",
    "stretch": "a cat stretches",
    "nod": "a woman nods",
    "shrug": "a man shrugs",
    "kneel": "a knight kneels",
    "pray": "a monk prays",
    "beg": "a dog begs",
    "shiver": "a dog shivers",
    "flex": "a man flexes",
    "squat": "a woman does squats",
    "yoga": "a cat does yoga",
    "scratch": "a dog scratches itself",
    "whistle": "a boy whistles",
    "sigh": "a woman sighs",
    "shout": "a man shouts",
    "bark": "a dog barks",
}


def test_every_solo_has_a_sentence_here_and_its_row_names_what_there_is():
    assert PROMPTS.keys() == SOLOS.keys() >= SEATED
    assert ACTIONS.keys() >= SOLOS.keys()
    assert {solo.gesture for solo in SOLOS.values()} <= {"", *GESTURES}
    assert {solo.sound for solo in SOLOS.values()} <= {"", "call", *EFFECTS}
    assert {solo.face for solo in SOLOS.values()} <= {"", *EXPRESSIONS}


@pytest.mark.parametrize(("action", "prompt"), PROMPTS.items())
def test_what_is_asked_for_alone_is_done_and_heard(action, prompt):
    performance = simulated(prompt, duration_s=1.2)
    said, solo = " ".join(performance.words), SOLOS[action]
    stances = [pose.stance for pose in performance.take.figures[0]]
    heard = {(contact.touch, contact.material) for contact in performance.take.contacts}

    assert f"({doing(action)})" in said
    assert "n't" not in said
    assert not solo.gesture or any(stance is not None and stance != stances[0] for stance in stances)
    if solo.sound == "call":
        assert any(touch is Touch.CALL for touch, _ in heard)
    elif solo.sound and solo.first_s < 1.0:
        assert (Touch.EFFECT, solo.sound) in heard


@pytest.mark.parametrize("prompt", ["a monkey scratches itself", "a dinosaur kneels", "a dog shrugs", "a duck claps"])
def test_whoever_no_stance_bends_is_not_said_to_do_what_is_not_seen(prompt):
    assert "doesn't" in " ".join(simulated(prompt, duration_s=0.4).words)


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("a duck dances", "lakeside"),
        ("a duck quacks", "lakeside"),
        ("a duck", "lake"),
        ("a duck swims", "lake"),
        ("a duck dances on a lake", "lake"),
    ],
)
def test_a_duck_does_ashore_what_no_duck_does_afloat(prompt, place):
    assert read(prompt).scene.setting == place


def test_who_is_unbent_are_those_on_feet_who_are_drawn_by_a_plan_of_their_own():
    own = {name for name in FIGURES if name in KINDS and KINDS[name].family in {"biped", "quad"}}
    own -= {"living teddy bear"}  # it stands up as bears do

    assert own == {name for name in UNBENT if KINDS[name].family in {"biped", "quad"}}


def test_a_sneeze_comes_after_the_breath_and_goes_forward():
    stances = [GESTURES["sneeze"][0](t) for t in np.arange(0.0, 2.4, 0.05)]
    leans = [stance.lean for stance in stances]

    assert 0.75 <= 0.05 * int(np.argmin(leans)) < 0.05 * int(np.argmax(leans)) <= 1.3
    assert max(np.abs(np.diff(leans))) < 0.1


def test_between_two_stances_only_what_both_ask_for_moves():
    one = Stance(hands=((0.0, 0.0, 0.0), None), hips=0.4, nod=0.2)
    other = Stance(hands=((0.2, 0.4, 0.0), (0.1, 0.1, 0.1)), lean=0.1)

    half = between(one, other, 0.5)

    assert half.hands == ((0.1, 0.2, 0.0), (0.1, 0.1, 0.1))
    assert (half.hips, half.nod, half.lean) == (0.4, 0.1, 0.05)


def test_a_dragon_breathes_fire_again_and_again():
    performance = simulated("a dragon breathes fire on a knight", duration_s=4.0)
    dragon = next(thing.index for thing in performance.things if thing.kind.name == "dragon")
    mouths = [pose.mouth for pose in performance.take.figures[dragon]]
    heard = [contact.time_s for contact in performance.take.contacts if contact.material == "fire"]

    assert len(heard) == 2
    assert min(mouths[round(at_s * performance.take.fps) + 8] for at_s in heard) > 0.9
    assert not any("doesn't" in line or "Not shown" in line for line in performance.words)
