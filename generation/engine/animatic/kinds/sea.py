# ruff: noqa: E501 - tables read better with one row a line
"""What swims, and boats."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _swimmer(
    name: str,
    material: str,
    size_m: float,
    manner: str,
    colours: tuple[Colour, ...],
    words: str = "",
    near: str = "",
    *,
    tall: float,
) -> Kind:
    return kind(
        name,
        "swimmer",
        material,
        size_m,
        "swim",
        colours,
        words,
        near,
        tall=tall,
        manner=manner,
        place="sea" if manner == "dolphin" else "underwater",
    )


def _boat(
    name: str, material: str, size_m: float, colours: tuple[Colour, ...], words: str = "", near: str = ""
) -> Kind:
    return kind(name, "float", material, size_m, "float", colours, words, near, place="sea")


ROWS = (
    _swimmer("fish", "scales", 0.55, "fish", ((248, 138, 48), (70, 150, 220), (250, 200, 70)), "goldfish, clownfish, anchovy, cod, damselfish, grouper, guppy, haddock, halibut, herring, mackerel, mahi-mahi, minnow, parrotfish, perch, pike, sardine, snapper, sturgeon, betta, blue tang", "salmon, trout, tuna, koi, carp, piranha, anglerfish, catfish, seahorse, eel, barracuda, swordfish, barnacle, krill, plankton, lionfish, lanternfish, monkfish, sailfish, sunfish, viperfish, wolffish, blobfish, marlin, black marlin, sea snake, moray, nudibranch", tall=0.6),
    _swimmer("pufferfish", "scales", 0.5, "fish", ((244, 206, 104),), "puffer fish, blowfish", "", tall=0.9),
    _swimmer("shark", "hide", 1.9, "fish", ((112, 128, 146),), "great white", "hammerhead, stingray, manta ray, ray, manta", tall=0.42),
    _swimmer("whale", "hide", 3.0, "dolphin", ((70, 100, 146),), "humpback, beluga", "sea monster, loch ness monster, kraken, dugong", tall=0.46),
    _swimmer("orca", "hide", 2.2, "dolphin", ((40, 44, 58),), "killer whale", "", tall=0.46),
    _swimmer("dolphin", "hide", 1.5, "dolphin", ((110, 144, 174),), "porpoise", "narwhal, seal, sea lion, walrus", tall=0.44),
    _swimmer("octopus", "hide", 0.9, "jet", ((206, 86, 96), (150, 90, 170)), "octopod", "squid, cuttlefish, nautilus", tall=1.0),
    _swimmer("jellyfish", "jelly", 0.6, "pulse", ((220, 150, 230), (130, 190, 250)), "", "anemone, sea anemone", tall=1.3),
    kind("crab", "quad", "shell", 0.5, "walk", ((226, 84, 60),), "", "lobster, shrimp, prawn, hermit crab, crayfish", tall=0.62, place="beach"),
    kind("starfish", "thing", "shell", 0.34, "look", ((244, 140, 80),), "", "shell, seashell, coral, clam, urchin, sand dollar, oyster, mussel, scallop, conch", place="beach"),
    _boat("boat", "wood", 1.9, ((226, 84, 72), (246, 240, 228)), "sailboat, sailing boat", "yacht, catamaran, sloop, schooner, paper boat, toy boat, dinghy"),
    _boat("canoe", "wood", 2.2, ((190, 110, 60), (200, 60, 56)), "kayak, rowing boat, rowboat, gondola", "raft, lifeboat, dugout, paddle boat"),
    _boat("ship", "metal", 3.2, ((60, 80, 116), (180, 60, 56)), "cruise ship, steamboat, ferry, ocean liner, container ship", "aircraft carrier, tugboat, barge, oil tanker"),
    _boat("pirate ship", "wood", 2.8, ((134, 92, 62),), "galleon", "viking ship, longship, longboat"),
    _boat("motorboat", "plastic", 2.0, ((244, 244, 246),), "speedboat", "jet ski, hovercraft"),
    _boat("submarine", "metal", 2.2, ((250, 196, 60),), "yellow submarine, u-boat", ""),
)  # fmt: skip
