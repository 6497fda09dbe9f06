"""What a kind of subject is: its row in the tables of this package."""

from __future__ import annotations

from dataclasses import dataclass

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.script import Colour


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of subject: what it is called, what it is made of, how big it usually is."""

    name: str
    family: str
    """How it moves: ball, box, tower, domino, thing, furniture, biped, quad, bird, flyer, swimmer, car, float, balloon,
    snowman, orb or support."""
    words: tuple[str, ...]  # singular names; the first is the plain one
    material: str  # key of `physics.materials.MATERIALS`
    size_m: float  # diameter, height or length, whichever says most
    colours: tuple[Colour, ...]
    action: str  # what it does when nobody says
    near: tuple[str, ...] = ()  # other things read as this one, and the member is told
    tall: float = 0.0  # height in lengths of a four-legged, flying or swimming one; 0: as its family's
    manner: str = ""  # how it flies or swims: a row of `physics.flight.MANNERS` or `physics.swimming.STROKES`
    place: str = ""  # where it is when nobody says: a key of `lexicon.SETTINGS`; "": in the park


_ABROAD = {
    "dog": "hund, chien, perro", "cat": "katze, gato", "ball": "balle, pelota", "car": "auto, voiture, coche",
    "robot": "roboter", "duck": "ente, canard, pato", "boat": "bateau, barco", "rabbit": "hase, lapin, conejo",
    "bear": "bär, ours, oso", "penguin": "pinguin, pingouin, pingüino", "horse": "pferd, cheval, caballo",
    "fish": "fisch, poisson, pez",
    "bird": "vogel, oiseau, pájaro", "tree": "baum, arbre, árbol", "chair": "stuhl, chaise, silla",
}  # fmt: skip
"""German, French and Spanish names of a few subjects: enough to put somebody into the picture."""


def kind(name: str, family: str, material: str, size_m: float, action: str, colours: tuple[Colour, ...],
         words: str = "", near: str = "", *, tall: float = 0.0, manner: str = "", place: str = "") -> Kind:  # fmt: skip
    """This will be one row: `words` are further names of its own, `near` what is read as it for want of a drawing."""
    spelled = listed(f"{name},{words}") + listed(_ABROAD.get(name, ""))
    return Kind(name=name, family=family, words=spelled, material=material, size_m=size_m, colours=colours,
                action=action, near=listed(near), tall=tall, manner=manner, place=place)  # fmt: skip
