"""The prompts that are simulated, and how: through the command line's truth, as JSON, as anybody would read it."""

from __future__ import annotations

import json
from pathlib import Path

from generation.engine.animatic.engine import perform
from generation.engine.animatic.truth import Truth, TruthTake, truth_of
from generation.engine.contracts import ClipRequest
from generation.engine.protocol import SilentWatch

LABELLED = Path(__file__).parents[1] / "prompts" / "development.json"

PASSIVE = (
    "three red balls bouncing in a kitchen",
    "a steel ball falling in the kitchen",
    "five crates falling in the street",
    "a basketball bouncing in the gym",
    "dominoes toppling in the bedroom",
    "a tower of blocks hit by a ball",
    "a bowling ball rolling in the gym",
    "apples falling in the kitchen",
    "two tennis balls and a crate falling on the court",
    "a snowball falling in the snow",
    "a red ball bouncing on the moon",
    "a watermelon and an orange falling on the beach",
)
"""Nobody in them has muscles or a motor, and nothing in them floats: their energy only goes down."""

MOVING = (
    "a missed basketball shot",
    "a basketball shot that scores",
    "a cat doing a backflip on a paddleboard on water",
    "a gymnast doing a backflip on a balance beam",
    "a robot juggling three apples",
    "a juggler juggling five balls",
    "a girl throws a ball in the park",
    "a red car driving",
    "two cars crash",
    "a car crashes into boxes",
    "a dog runs on the beach with a beach ball",
    "two penguins and a beach ball in the snow",
    "a skater skating on the rink",
    "a skateboarder on a skateboard",
    "a rabbit jumping on a trampoline",
    "a boat at sea",
    "three ducks and a ball floating in a pool",
    "a steel ball falls into the sea",
    "balloons in the park",
    "an astronaut jumping on the moon",
    "three robots dancing in the street",
    "a dog chases a cat",
    "a man walking, then jumping, then waving",
    "a truck and a snowman",
)

CROWDED = (
    "two flamingos skating on the rink",
    "a man and a woman skating on the rink",
    "two bears hugging in the forest",
    "two robots fighting in the city",
    "a girl holding a bouquet of flowers",
    "a boy holding a teddy bear in the park",
    "an archer shoots an apple off a melon",
    "a cat riding on a turtle",
    "a man riding a horse",
    "three trucks and a leopard",
    "two scooters, a bicycle and a bus",
    "a motorcycle crashes into a snowman",
    "a queen chases a pizza",
    "a police officer chases a clown",
    "five boxes rolling down a ramp",
    "a tower of blocks and two penguins",
    "three parrots and a raccoon",
    "three owls and a dog",
    "two rockets and a cow",
    "four swans and a boat on the lake",
    "a gorilla in a canoe",
    "three whales in the sea",
    "two octopuses under water",
    "a juggler juggling at sea",
    "three spaceships and a scooter",
    "two crates under water",
    "a man trips over a suitcase",
    "a penguin sliding down the snow with two foxes",
)
"""Where many are near each other: pairs, what is held, vehicles, chases, stacks, birds, and places where up is no wall."""

ROPED = (
    "a boy flying a kite in the wind",
    "a monkey swinging on a rope",
    "a man pulls a sled",
    "a dog pulls a sled",
    "a man pulls a car",
    "a girl on a swing in the park",
    "two men in a tug of war",
    "a cat and a dog play tug of war",
    "a man walks his dog on a leash",
    "a girl walking three dogs on leashes",
    "a boy holds three balloons",
    "a balloon on a string",
)
"""Something in them hangs, is held or is pulled on a rope."""


def truth(
    prompt: str, *, seed: int = 1, seconds: float = 4.0, size: tuple[int, int] = (720, 1280), fps: int = 24
) -> Truth:
    """This will simulate a prompt at 720p and read what the truth about it says."""
    request = asked(prompt, seed=seed, seconds=seconds, size=size, fps=fps)
    told: Truth = json.loads(json.dumps(truth_of(perform(request, SilentWatch()), request)))
    return told


def asked(
    prompt: str, *, seed: int = 1, seconds: float = 4.0, size: tuple[int, int] = (720, 1280), fps: int = 24
) -> ClipRequest:
    """This will be a request of that shape."""
    return ClipRequest(prompt=prompt, width=size[0], height=size[1], duration_s=seconds, fps=fps, seed=seed)


def takes(told: Truth) -> list[TruthTake]:
    """This will be every stretch between two cuts."""
    return [told, *told["after_cuts"]]


def labelled(count: int) -> list[str]:
    """This will be prompts of a writer who did not know the engine."""
    return [each["prompt"] for each in json.loads(LABELLED.read_text())[:count]]
