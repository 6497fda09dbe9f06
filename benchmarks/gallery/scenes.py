"""The gallery's scenes: the five that the article tells of, and nineteen of our own, each for something else."""

from __future__ import annotations

from dataclasses import dataclass

PORTRAIT, LANDSCAPE, SQUARE = (540, 960), (960, 540), (720, 720)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """One clip of the gallery."""

    name: str  # of its file
    shows: str  # what it is there for, in a few words
    prompt: str
    size: tuple[int, int] = PORTRAIT
    seconds: float = 4.0
    seed: int = 1


FROM_THE_ARTICLE: tuple[Piece, ...] = (
    Piece(name="missed-shot", shows="what misses rebounds",
          prompt="A basketball player shoots and misses, the ball rebounds off the rim, on an outdoor court at sunset"),
    Piece(name="paddleboard-backflip", shows="a board that rocks and floats",
          prompt="A cat does a backflip on a paddleboard at sea"),
    Piece(name="beam-routine", shows="balance on what gives way", seconds=6.0,
          prompt="A gymnast jumps, then does a backflip, then jumps on an unstable balance beam"),
    Piece(name="triple-axel", shows="a turn in depth", seconds=5.0,
          prompt="A figure skater does a triple axel on an ice rink with a cat clinging to her head"),
    Piece(name="staff", shows="a rigid body in two hands", seconds=5.0,
          prompt="A martial artist spins a staff in a dojo"),
)  # fmt: skip

OUR_OWN: tuple[Piece, ...] = (
    Piece(name="dominoes", shows="one thing after the other", size=LANDSCAPE,
          prompt="A row of colourful dominoes topples in a bedroom"),
    Piece(name="juggler", shows="hands that throw and catch",
          prompt="A clown juggles five oranges on a theatre stage, circus music"),
    Piece(name="dialogue", shows="two who speak in turn, with captions", seconds=6.0,
          prompt='A robot and a girl stand in a kitchen. Robot: "I made you breakfast." Girl: "Is that a boot?"'),
    Piece(name="crash", shows="a wall of crates, as a comic",
          prompt="A red car crashes into a wall of crates in the street, comic book style"),
    Piece(name="noir", shows="no colour, a lamp, a saxophone",
          prompt="A detective walks through the street at night in the rain, film noir, music: slow jazz saxophone"),
    Piece(name="dragon", shows="wings", seconds=4.0,
          prompt="A green dragon flies over a castle at sunset, epic orchestral music"),
    Piece(name="whale", shows="under and over the surface",
          prompt="A whale leaps out of the sea beside a small sailing boat"),
    Piece(name="reef", shows="below the surface",
          prompt="Three orange fish and an octopus swim underwater"),
    Piece(name="chase", shows="one after the other, and a camera that follows", size=LANDSCAPE,
          prompt="A dog chases a cat through the park, tracking shot"),
    Piece(name="penguins", shows="snow, and steps in it",
          prompt="Three penguins dance in a snowstorm"),
    Piece(name="storm", shows="a storm at sea", size=LANDSCAPE,
          prompt="A ship sails through a thunderstorm at night"),
    Piece(name="moon", shows="a sixth of the weight",
          prompt="An astronaut jumps on the moon beside a dog"),
    Piece(name="balloons", shows="lighter than air",
          prompt="Five balloons float over a meadow in the wind, golden hour"),
    Piece(name="anime-ball", shows="drawn on twos, with a line",
          prompt="A football player kicks a ball in a stadium, anime style"),
    Piece(name="news", shows="a lower third",
          prompt="An elephant rides a bicycle through the city, breaking news"),
    Piece(name="home-film", shows="a small film of long ago",
          prompt="A child and a dog run on the beach, nostalgic style, ukulele music"),
    Piece(name="tower", shows="a stack, and what fells it",
          prompt="A bowling ball knocks over a tower of wooden blocks, slow zoom in"),
    Piece(name="three-shots", shows="shots that cut and dissolve", seconds=9.0,
          prompt="Shot 1: a rabbit jumps in a garden. Shot 2: close-up, it eats. Dissolve to the rabbit asleep at night."),
    Piece(name="festive", shows="lights, snow, bells",
          prompt="A snowman waves beside a pile of presents, festive style, SFX: sleigh bells"),
)  # fmt: skip

PIECES = (*FROM_THE_ARTICLE, *OUR_OWN)
