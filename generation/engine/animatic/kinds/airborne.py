# ruff: noqa: E501 - tables read better with one row a line
"""Birds, insects and aircraft: what is at home in the air. Ducks swim and penguins walk, as a play asks."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _flyer(
    name: str,
    material: str,
    size_m: float,
    manner: str,
    colours: tuple[Colour, ...],
    words: str = "",
    near: str = "",
    *,
    tall: float,
    place: str = "",
) -> Kind:
    return kind(name, "flyer", material, size_m, "fly", colours, words, near, tall=tall, manner=manner, place=place)


ROWS = (
    kind("duck", "bird", "feather", 0.42, "float", ((250, 208, 62), (244, 244, 238)), "rubber duck, duckling, ducky, mallard", "kiwi, coot, grebe, moorhen, loon, waterfowl", place="lake"),
    kind("swan", "bird", "feather", 0.8, "float", ((252, 252, 250),), "", "", place="lake"),
    kind("goose", "bird", "feather", 0.75, "walk", ((250, 250, 246), (150, 132, 114)), "gosling, gander", "", place="lakeside"),
    kind("pelican", "bird", "feather", 1.05, "walk", ((250, 246, 240),), "", "", place="beach"),
    kind("turkey", "bird", "feather", 0.75, "walk", ((96, 66, 54),), "", "", place="farm"),
    kind("heron", "bird", "feather", 1.0, "walk", ((132, 148, 172),), "egret", "crane, ibis, spoonbill, shoebill", place="lakeside"),
    kind("stork", "bird", "feather", 1.1, "walk", ((250, 250, 246),), "", "", place="lakeside"),
    kind("ostrich", "bird", "feather", 2.0, "run", ((58, 54, 62),), "", "emu, cassowary"),
    kind("penguin", "bird", "feather", 0.7, "walk", ((52, 62, 84),), "", "puffin, auk", place="snow"),
    kind("chicken", "bird", "feather", 0.42, "walk", ((250, 244, 232), (190, 110, 62)), "hen, rooster, chick, cockerel, poultry, fowl", "pheasant, quail, guinea fowl, grouse, partridge, ptarmigan, bustard, dodo", place="farm"),
    kind("peacock", "bird", "feather", 0.7, "walk", ((44, 96, 190),), "peafowl", "", place="garden"),
    kind("flamingo", "bird", "feather", 1.2, "walk", ((250, 140, 160),), "", "", place="lake"),
    _flyer("bird", "feather", 0.4, "wings", ((92, 156, 214), (226, 96, 76), (246, 190, 70)), "robin, sparrow, bluebird, songbird, bluetit, blue tit, goldfinch, wren, thrush, skylark, lark, nightingale, starling, chickadee, jay, blue jay, swift", "canary, finch, swallow, kingfisher, woodpecker, blackbird, magpie, hummingbird, bird of paradise, cardinal, cuckoo, kookaburra, lapwing, lyrebird, martin, mockingbird, mynah, myna, nuthatch, oriole, oystercatcher, plover, quetzal, roadrunner, sandpiper, wagtail, warbler, waxwing, hatchling, fledgling, nestling", tall=0.6),
    _flyer("eagle", "feather", 0.95, "wings", ((104, 74, 56),), "bald eagle, hawk, falcon, eaglet, buzzard, osprey, kestrel, bird of prey", "vulture, condor", tall=0.5),
    _flyer("seagull", "feather", 0.6, "wings", ((248, 248, 248),), "gull, seabird", "albatross, arctic tern, tern, booby, cormorant", tall=0.5, place="beach"),
    _flyer("crow", "feather", 0.5, "wings", ((48, 48, 60),), "raven, rook, jackdaw", "blackbird", tall=0.55),
    _flyer("pigeon", "feather", 0.42, "wings", ((142, 152, 172),), "wood pigeon, carrier pigeon, homing pigeon", "", tall=0.6),
    _flyer("dove", "feather", 0.4, "wings", ((252, 252, 250),), "turtle dove", "", tall=0.6),
    _flyer("toucan", "feather", 0.55, "wings", ((44, 42, 52),), "", "hornbill", tall=0.6, place="jungle"),
    _flyer("owl", "feather", 0.55, "wings", ((156, 114, 78), (220, 210, 196)), "owlet", "kiwi bird", tall=0.95),
    _flyer("parrot", "feather", 0.5, "wings", ((222, 56, 50), (50, 150, 210)), "macaw, parakeet", "cockatoo, budgie, cockatiel, lovebird", tall=0.75),
    _flyer("bat", "fur", 0.5, "flutter", ((78, 66, 88),), "", "", tall=0.5),
    _flyer("butterfly", "feather", 0.36, "flutter", ((246, 150, 50), (90, 150, 230), (220, 100, 170)), "", "moth", tall=0.8),
    _flyer("bee", "fur", 0.3, "hover", ((250, 196, 50),), "bumblebee, honeybee", "wasp, hornet, fly, firefly, mosquito", tall=0.8),
    _flyer("ladybird", "shell", 0.28, "hover", ((216, 48, 44),), "ladybug", "", tall=0.8),
    _flyer("dragonfly", "shell", 0.42, "hover", ((70, 170, 180),), "", "locust, cicada", tall=0.5),
    _flyer("aeroplane", "metal", 2.6, "fixed wing", ((244, 246, 250), (226, 84, 72)), "airplane, plane, jet, airliner, propeller plane, toy plane, biplane", "glider, fighter jet, seaplane, space shuttle, hang glider, aircraft", tall=0.4),
    _flyer("paper plane", "paper", 0.6, "fixed wing", ((252, 252, 248),), "paper airplane", "", tall=0.3),
    _flyer("helicopter", "metal", 2.2, "rotor", ((232, 92, 74), (62, 142, 196)), "chopper", "", tall=0.52),
    _flyer("drone", "plastic", 0.6, "rotor", ((60, 64, 78), (238, 240, 244)), "quadcopter", "satellite", tall=0.4),
    _flyer("rocket", "metal", 1.9, "thrust", ((244, 244, 246), (226, 72, 66)), "space rocket, rocket ship", "missile, firework, fireworks", tall=1.04),
    _flyer("ufo", "metal", 1.8, "hover", ((150, 160, 180),), "flying saucer, saucer", "", tall=0.5),
    _flyer("spaceship", "metal", 2.2, "fixed wing", ((206, 210, 222), (120, 130, 160)), "space ship, spacecraft, starship, shuttle", "space station, lander, spacepod", tall=0.4, place="space"),
    _flyer("hot air balloon", "cloth", 1.9, "buoyant", ((232, 76, 70), (70, 150, 200), (250, 180, 60)), "hot-air balloon", "airship, blimp, zeppelin, parachute, paraglider", tall=1.35),
    _flyer("kite", "paper", 0.8, "drift", ((236, 74, 80), (80, 160, 214), (250, 190, 70)), "", "", tall=1.0),
    _flyer("cloud", "ectoplasm", 1.4, "drift", ((250, 252, 255),), "", "rainbow", tall=0.6),
    kind("balloon", "balloon", "latex", 0.42, "float", ((232, 66, 78), (252, 190, 70), (80, 160, 214), (176, 112, 196), (108, 186, 120)), "", "feather, paper lantern, sky lantern, bubble, soap bubble, air balloon"),
)  # fmt: skip
