"""How well the animatic speaks: `python -m benchmarks.speech`. Mouths against sounds, cost, and, where `pocketsphinx` is
installed (it is no dependency), words that another program hears: `--recognise`.

The last line is one JSON object.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import time

import numpy as np

from generation.engine.animatic.engine import Performance, perform
from generation.engine.animatic.physics.track import Viseme
from generation.engine.animatic.script import Actor
from generation.engine.animatic.speech.phonemes import PAUSES, shape_of
from generation.engine.animatic.speech.timbre import Timbre, timbre_of, voiced
from generation.engine.animatic.speech.voice import hurried, say
from generation.engine.contracts import ClipRequest
from generation.engine.protocol import SilentWatch

SCENES = (
    'A man says "I could get used to this, you know."',
    'A robot and a cat in a kitchen. The robot says "Do you like tea?" and the cat says "No, I like fish."',
    'A snowman says "Warm hugs for everybody!"',
    'A duck floats on a lake and says "Quite nice here, is it not?"',
    'A woman walks in a street and says "I am late again, wait for me!"',
    'A dog runs in the park and says "Ball! Ball! Where is the ball?"',
    'A bear says "My porridge, who has been eating my porridge?"',
    'An astronaut on the moon says "One small step for a man."',
    'A fox says "Peter Piper picked a peck of pickled peppers."',
    'A robot in a street says "Beep, move, people."',
)
LINES = (
    "I could get used to this",
    "who wants a cup of tea",
    "the quick brown fox jumps over the lazy dog",
    "please put the paper cup back on top of the box",
    "we are going to the beach today",
    "do you like my new hat",
    "I have never seen so many ducks on one pond",
    "good morning everybody and welcome to the show",
    "give me your hand and close your eyes",
    "once upon a time there was a king who had three sons",
)
SPEAKERS = ("woman", "man", "boy", "robot", "cat", "dog", "bear", "ghost", "wizard")


def performed(prompt: str, fps: int = 24) -> Performance:
    """This will stage 4 s of a prompt, without drawing it."""
    request = ClipRequest(prompt=prompt, width=360, height=640, duration_s=4.0, fps=fps, seed=1)
    return perform(request, SilentWatch())


def mouths(performance: Performance, fps: int) -> tuple[int, int]:
    """This will count frames of speakers: whose mouth is open for a sound and shut for none and for m, b and p; all."""
    right = total = 0
    for footage in performance.footage:
        for index, poses in footage.take.figures.items():
            lines = [line for line in performance.dialogue.lines if line.is_by(footage.things[index])]
            sounds = [phone for line in lines for phone in line.phones]
            for number, pose in enumerate(poses[: footage.plate.frame_count] if lines else []):
                at_s = (footage.plate.first + number) / fps
                now = next((each.symbol for each in sounds if each.start_s <= at_s < each.end_s), None)
                if now is None or now not in PAUSES:  # between two words it may be either
                    total += 1
                    opens = now is not None and shape_of(now).viseme is not Viseme.CLOSED
                    right += (pose.mouth > 0.12) == opens
    return right, total


def cost() -> dict[str, float]:
    """This will be what the voice costs: loading it, once a process, and then a line of about 4 s."""
    performed("A man in the park")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    loading = time.process_time()
    say("Hello.")
    speaking = time.process_time()
    utterance = say("I have never seen so many ducks on one single pond, and I have seen a good many ponds.")
    assert utterance is not None
    for _, tract in utterance.tracts:
        voiced(tract, Timbre(0.57, 0.86), np.random.default_rng(0))
    return {
        "loading_cpu_s": round(speaking - loading, 2),
        "line_s": round(utterance.length_s, 2),
        "line_cpu_s": round(time.process_time() - speaking, 3),
        "memory_mb": round((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024),
    }


def word_errors() -> dict[str, float]:
    """This will be the share of words that pocketsphinx, which knows adults' voices, hears wrongly, by speaker."""
    from pocketsphinx import Decoder

    decoder = Decoder(samprate=16_000, loglevel="FATAL")
    errors = {}
    for noun in SPEAKERS:
        timbre = timbre_of(Actor(kind="person", noun=noun), seed=1)
        heard = [_recognised(decoder, line, timbre) for line in LINES]
        wrong = sum(_distance(line.lower().split(), words) for line, words in zip(LINES, heard, strict=True))
        errors[noun] = round(wrong / sum(len(line.split()) for line in LINES), 3)
    return errors


def _recognised(decoder: object, line: str, timbre: Timbre) -> list[str]:
    utterance = say(line)
    assert utterance is not None
    tracts = hurried(utterance, timbre.pace).tracts
    sound = np.concatenate([voiced(tract, timbre, np.random.default_rng(0)) for _, tract in tracts])
    count = round(sound.shape[0] * 2 / 3)
    sound = np.fft.irfft(np.fft.rfft(sound)[: count // 2 + 1], count)
    padded = np.pad(sound / np.abs(sound).max() * 0.5, 4000)
    decoder.start_utt()  # type: ignore[attr-defined]
    decoder.process_raw((padded * 32767).astype("<i2").tobytes(), no_search=False, full_utt=True)  # type: ignore[attr-defined]
    decoder.end_utt()  # type: ignore[attr-defined]
    found = decoder.hyp()  # type: ignore[attr-defined]
    return re.sub(r"[^a-z' ]", "", (found.hypstr if found else "").lower()).split()


def _distance(wanted: list[str], heard: list[str]) -> int:
    row = list(range(len(heard) + 1))
    for number, one in enumerate(wanted, 1):
        new = [number]
        for at, other in enumerate(heard, 1):
            new.append(min(row[at] + 1, new[at - 1] + 1, row[at - 1] + (one != other)))
        row = new
    return row[-1]


def main() -> None:
    """This will measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--recognise", action="store_true", help="let pocketsphinx listen")
    options = parser.parse_args()
    told: dict[str, object] = dict(cost())
    counted = [mouths(performed(prompt, fps), fps) for prompt in SCENES for fps in (24, 30)]
    right, total = (sum(each) for each in zip(*counted, strict=True))
    told |= {"mouths_right": round(right / total, 4), "mouth_frames": total, "ok": right / total >= 0.95}
    if options.recognise:
        told["word_errors"] = word_errors()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
