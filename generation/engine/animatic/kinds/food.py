# ruff: noqa: E501 - tables read better with one row a line
"""Food. Round fruit is among the balls."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _food(
    name: str, material: str, size_m: float, colours: tuple[Colour, ...], words: str = "", near: str = ""
) -> Kind:
    return kind(name, "thing", material, size_m, "look", colours, words, near, place="kitchen")


ROWS = (
    _food("pizza", "dough", 0.5, ((240, 190, 96),), "pizza slice, slice of pizza", "pie, lasagna"),
    _food("burger", "dough", 0.4, ((222, 150, 76),), "hamburger, cheeseburger", "taco, burrito, kebab"),
    _food("hot dog", "dough", 0.42, ((230, 164, 92),), "", "sausage, kebab roll"),
    _food("sandwich", "dough", 0.4, ((240, 206, 146),), "toast", "fries, chips, crisps"),
    _food("bread", "dough", 0.46, ((206, 142, 78),), "loaf, baguette", "croissant, bagel, pretzel, dough, bun"),
    _food("cake", "cream", 0.5, ((250, 214, 220),), "birthday cake, wedding cake", "pudding, carrot cake"),
    _food("cupcake", "cream", 0.32, ((246, 150, 180),), "muffin", "macaron"),
    _food("donut", "dough", 0.36, ((244, 130, 170), (140, 84, 60)), "doughnut", "bagel ring"),
    _food("cookie", "dough", 0.34, ((206, 150, 90),), "biscuit", "waffle, cracker, gingerbread man, gingerbread"),
    _food("ice cream", "cream", 0.46, ((248, 170, 190), (190, 230, 200), (250, 236, 200)), "ice-cream, ice cream cone, ice-cream cone", "popsicle, milkshake, smoothie, yogurt"),
    _food("lollipop", "candy", 0.42, ((236, 70, 100),), "", "candy, gummy bear, marshmallow, jelly, candy cane"),
    _food("chocolate", "chocolate", 0.36, ((112, 68, 46),), "chocolate bar", "brownie, butter, tofu"),
    _food("cheese", "cheese", 0.4, ((250, 204, 76),), "cheese wedge", ""),
    _food("egg", "egg", 0.26, ((252, 240, 222),), "easter egg, eggs", "potato, avocado, olive, nut, walnut, acorn"),
    _food("fried egg", "cream", 0.36, ((255, 252, 246),), "", "breakfast"),
    _food("banana", "fruit", 0.4, ((250, 214, 70),), "", "pepper, chili, pickle, cucumber, corn"),
    _food("strawberry", "fruit", 0.26, ((220, 48, 56),), "", "raspberry, radish, blueberry, grape"),
    _food("pineapple", "fruit", 0.5, ((240, 190, 70),), "", "artichoke"),
    _food("carrot", "fruit", 0.46, ((244, 138, 48),), "", "parsnip, radish root, broccoli, vegetable, veggie"),
    _food("sushi", "cream", 0.34, ((250, 248, 244),), "", "dumpling, rice, maki"),
    _food("popcorn", "paper", 0.42, ((226, 60, 56),), "", "cereal, snack"),
    _food("noodles", "ceramic", 0.44, ((214, 70, 60),), "noodle, ramen, spaghetti, pasta, bowl of noodles", "salad, meal, dinner, lunch, feast, spaghetti bolognese"),
    _food("pancake", "dough", 0.3, ((226, 172, 96),), "crepe, flapjack", "omelette, tortilla, pizza dough"),
    _food("drumstick", "dough", 0.4, ((196, 120, 60),), "chicken leg", "steak, bacon, meatball, bone"),
)  # fmt: skip
