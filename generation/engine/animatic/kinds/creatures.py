# ruff: noqa: E501 - tables read better with one row a line
"""Creatures of tales."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import kind

ROWS = (
    kind("dragon", "flyer", "hide", 2.6, "fly", ((86, 160, 96), (196, 66, 60), (110, 90, 180)), "", "wyvern, griffin, hydra, basilisk, chimera, pterodactyl, phoenix", tall=0.62, manner="heavy wings", place="mountains"),
    kind("unicorn", "quad", "fur", 1.75, "run", ((250, 246, 250),), "", "pegasus, kelpie", tall=0.98),
    kind("ghost", "flyer", "ectoplasm", 1.2, "fly", ((240, 246, 255),), "spirit, phantom, spectre", "poltergeist, ghoul, apparition", tall=1.25, manner="hover", place="haunted house"),
    kind("fairy", "flyer", "feather", 0.9, "fly", ((150, 214, 130), (246, 160, 200), (150, 190, 250)), "pixie, tinkerbell", "sprite, nymph, angel, cupid, tooth fairy, imp", tall=1.1, manner="flutter"),
    kind("monster", "biped", "fur", 1.7, "walk", ((120, 110, 200), (80, 170, 160), (230, 120, 70)), "furry monster, beast", "ogre, troll, yeti, bigfoot, sasquatch, minotaur, cyclops, slime, demon, devil, giant, golem, werewolf"),
    kind("alien", "biped", "hide", 1.35, "wave", ((134, 204, 96), (110, 190, 180)), "martian, extraterrestrial", "", place="moon"),
    kind("dinosaur", "biped", "hide", 2.3, "walk", ((112, 160, 84), (196, 124, 66)), "t-rex, t rex, tyrannosaurus, tyrannosaurus rex, dino, velociraptor, raptor", "triceratops, stegosaurus, godzilla, kaiju, brontosaurus", place="jungle"),
    kind("mermaid", "swimmer", "scales", 1.6, "swim", ((64, 180, 160), (150, 110, 200)), "merman", "siren", tall=0.46, manner="dolphin", place="sea"),
    kind("zombie", "biped", "hide", 1.7, "walk", ((110, 122, 130),), "undead", "mummy"),
    kind("skeleton", "biped", "bone", 1.7, "dance", ((244, 240, 226),), "", "grim reaper, reaper", place="haunted house"),
    kind("vampire", "biped", "hide", 1.75, "wave", ((46, 40, 58),), "dracula", "count", place="haunted house"),
    kind("elf", "biped", "hide", 1.45, "wave", ((84, 150, 76),), "christmas elf", "leprechaun, goblin, hobbit"),
    kind("living teddy bear", "biped", "fur", 0.8, "wave", ((190, 134, 86),), "", "", place="bedroom"),
    kind("gnome", "biped", "hide", 0.95, "wave", ((64, 110, 180),), "garden gnome, dwarf", ""),
)  # fmt: skip
