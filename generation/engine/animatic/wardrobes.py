# ruff: noqa: E501 - tables read better with one row a line
"""Names of what is put on, and of what a trade or a part wears: *a raincoat*, *a knight*, *dressed as a pirate*."""

from __future__ import annotations

from generation.engine.animatic.language.listing import all_of

_NAMES: dict[str, str] = {
    "fedora": "hat, fedora, bowler, bowler hat, trilby", "top hat": "top hat", "stetson": "cowboy hat, stetson",
    "straw": "straw hat, sun hat, sunhat, sombrero", "witch": "witch hat, witch's hat, witches hat",
    "cone": "wizard hat, wizard's hat, pointed hat, pointy hat", "santa": "santa hat, christmas hat", "elf": "elf hat",
    "crown": "crown", "tiara": "tiara", "toque": "chef hat, chef's hat, toque", "tricorn": "pirate hat, tricorn",
    "sailor cap": "sailor hat, sailor cap", "peaked cap": "captain's hat, captain hat, police hat, police cap",
    "hard hat": "hard hat, helmet, construction helmet", "fire helmet": "fire helmet, firefighter helmet",
    "horned": "viking helmet", "helm": "knight's helmet, knight helmet", "flowers": "flower crown",
    "headband": "headband, bandana", "hood": "hood", "cap": "cap, baseball cap, cloth cap, beret",
    "beanie": "beanie, woolly hat, wool hat, winter hat, bobble hat", "party hat": "party hat, birthday hat",
    "glasses": "glasses, spectacles, eyeglasses, reading glasses, goggles", "sunglasses": "sunglasses, shades",
    "scarf": "scarf", "bow tie": "bow tie, bow-tie, bowtie", "tie": "tie, necktie",
    "space helmet": "space helmet, astronaut helmet, astronaut's helmet, fishbowl helmet",
    "suit": "suit, business suit, pinstripe suit, three-piece suit", "tuxedo": "tuxedo, tux, dinner jacket, dinner suit",
    "raincoat": "raincoat, rain coat, rain jacket, mackintosh, anorak, windbreaker",
    "coat": "coat, overcoat, trench coat, trenchcoat, winter coat, fur coat, duffle coat, parka, poncho",
    "jacket": "jacket, leather jacket, denim jacket, bomber jacket, blazer, puffer jacket, down jacket",
    "lab coat": "lab coat, doctor's coat, white coat",
    "sweater": "sweater, jumper, pullover, cardigan, turtleneck, knitted sweater, christmas sweater, christmas jumper, sweatshirt",
    "t-shirt": "t-shirt, tee shirt, tee, shirt, polo shirt, blouse, top, tank top", "hawaiian shirt": "hawaiian shirt, aloha shirt",
    "jersey": "jersey, football shirt, football jersey, soccer jersey", "hoodie": "hoodie, tracksuit",
    "vest": "vest, waistcoat", "life jacket": "life jacket, life vest, safety vest, hi-vis vest, high-vis vest, harness",
    "dress": "dress, sundress, summer dress, nightgown, nightie", "gown": "gown, ball gown, evening gown, ballgown, wedding dress, princess dress",
    "tutu": "tutu, ballet dress, leotard", "skirt": "skirt, grass skirt, kilt, hula skirt, miniskirt",
    "cape": "cape, cloak, superhero cape", "royal cape": "royal cape, royal robe, royal robes",
    "super suit": "superhero costume, superhero outfit, superhero suit, superhero, super suit",
    "robe": "robe, bathrobe, dressing gown, toga, wizard robe, wizard's robe, sari, habit", "kimono": "kimono, yukata",
    "pyjamas": "pyjamas, pajamas, pyjama, pajama, pjs, nightshirt", "onesie": "onesie, jumpsuit, snowsuit, ski suit, bodysuit",
    "costume": "costume, outfit", "overalls": "overalls, dungarees, lederhosen",
    "trousers": "trousers, pants, jeans, leggings, slacks, tights", "shorts": "shorts, swimming trunks, trunks, boxer shorts, underpants, diaper, nappy",
    "swimsuit": "swimsuit, bathing suit, bikini, swimming costume, wetsuit", "boots": "boots, boot, wellies, wellingtons, rubber boots, rain boots, cowboy boots",
    "shoes": "shoes, sneakers, trainers, heels, high heels, sandals, slippers, clogs, flip-flops, loafers, moccasins",
    "socks": "socks, stockings", "gloves": "gloves, mittens, boxing gloves", "armour": "armour, armor, suit of armour, suit of armor, plate armor, knight armor",
    "samurai armour": "samurai armor, samurai armour", "ninja suit": "ninja suit, ninja outfit, ninja costume",
    "uniform": "uniform, police uniform, school uniform, sailor suit, livery", "apron": "apron",
    "spacesuit": "spacesuit, space suit, astronaut suit, astronaut costume, astronaut's suit",
}  # fmt: skip
PUT_ON: dict[str, str] = {name: item for item, names in _NAMES.items() for name in all_of(names)}
"""What is put on, as it is named -> the row of `picture.worn` or `picture.garments` that is drawn."""

_TRADES: dict[str, str] = {
    "superhero, superheroine, super": "super suit, cape", "astronaut, space, cosmonaut, spaceman": "spacesuit, space helmet",
    "pirate, pirate captain, buccaneer": "tricorn, striped shirt", "wizard, sorcerer, mage, warlock": "cone, robe",
    "witch, sorceress": "witch, robe", "knight": "helm, armour", "samurai": "samurai armour, headband", "ninja": "ninja suit, headband",
    "chef, cook, baker": "toque, apron", "cowboy, cowgirl, sheriff": "stetson, vest", "king, emperor": "crown, royal cape",
    "queen, princess": "tiara, gown", "prince": "crown, cape", "santa, santa claus, father christmas": "santa, santa coat",
    "elf, christmas elf": "elf, coat", "viking": "horned, vest", "detective, spy": "fedora, coat", "magician": "top hat, cape, bow tie",
    "police, policeman, police officer, cop": "peaked cap, uniform", "captain, pilot": "peaked cap, uniform", "soldier": "peaked cap, uniform",
    "firefighter, fireman": "fire helmet, fire jacket", "builder, construction worker": "hard hat, life jacket",
    "doctor, scientist, vet": "lab coat, glasses", "professor, teacher": "suit, glasses", "ballerina, ballet dancer": "tutu, tiara",
    "vampire, dracula": "cape", "businessman, business": "suit", "gentleman": "top hat, suit", "butler, waiter, groom": "tuxedo",
    "bride": "gown, flowers", "sailor": "sailor cap, striped shirt", "farmer": "straw, overalls", "clown": "party hat, pyjamas",
    "boxer": "gloves, shorts", "judge": "robe, glasses", "monk": "robe", "tourist": "hawaiian shirt, sunglasses",
    "barista, bartender, waitress, butcher, fishmonger, grocer": "apron", "dentist, surgeon, nurse, pharmacist": "lab coat",
    "accountant, lawyer, banker, boss, ceo, president, mayor, politician, news anchor, newsreader, office worker": "suit, glasses",
    "postman, mailman, mail carrier, bus driver, taxi driver, security guard, guard, conductor": "peaked cap, uniform",
    "librarian, student, nerd, programmer, writer, poet": "glasses", "painter, artist": "apron",
    "rapper, dj, rock star, rockstar, guitarist, drummer": "sunglasses", "plumber, mechanic, miner": "hard hat, overalls",
    "gardener": "straw, overalls", "grandma, granny, grandmother": "glasses",
    "gangster, mafia, mobster": "fedora, suit", "explorer": "straw, vest", "gladiator": "armour", "robin hood": "elf, coat",
}  # fmt: skip
TRADES: dict[str, tuple[str, ...]] = {
    name: tuple(item.strip() for item in items.split(",")) for names, items in _TRADES.items() for name in all_of(names)
}
"""Who somebody is, or is dressed as -> what goes with that: *a pirate cat*, *dressed as a knight*, *a chef costume*."""

_KEEPERS = all_of("farmer, doctor, vet, cook, explorer, police, teacher, judge, builder")


def animal_of(noun: str) -> str:
    """This will be which animal goes by a trade that follows it: the *cat* of *cat astronaut*; "" for none, as of a *chicken
    farmer*, who is a person.
    """
    before, _, last = noun.lower().rpartition(" ")
    return before if last in TRADES and last not in _KEEPERS else ""


COSTUMES = all_of("costume, outfit, suit, uniform, clothes, attire, gear, disguise")
"""What is of whoever is named before it."""
