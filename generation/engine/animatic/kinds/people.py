# ruff: noqa: E501 - tables read better with one row a line
"""People, and what walks upright like them. What tells them apart is in `picture.wardrobe`."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour

SHIRTS: tuple[Colour, ...] = ((232, 92, 74), (58, 134, 200), (242, 178, 62), (88, 168, 120), (150, 108, 190))


def _person(
    name: str,
    words: str = "",
    near: str = "",
    *,
    size_m: float = 1.7,
    action: str = "wave",
    colours: tuple[Colour, ...] = SHIRTS,
    place: str = "",
) -> Kind:
    return kind(name, "biped", "flesh", size_m, action, colours, words, near, place=place)


ROWS = (
    _person("person", "man, woman, rock star, pop star, movie star, film star, superstar, celebrity, she, he, her, him, i, me, we, us, they, them, anyone, anybody, everyone, everybody, guy, people, lady, gentleman, teenager, teen, adult, someone, somebody, friend, dancer, runner, men, women, player, athlete, human, neighbour, neighbor, mother, mom, mum, father, dad, uncle, aunt, jogger, stranger, tourist, couple, parent, twin, brother, sister, skier, snowboarder",
            "singer, barista, actor, actress, driver, passenger, photographer, artist, painter, musician, pianist, guitarist, drummer, swimmer, boxer, cyclist, referee, student"),
    _person("child", "kid, boy, girl, toddler, children, schoolboy, schoolgirl, pupil, little boy, little girl, grandson, granddaughter", "baby, infant, newborn, scout", size_m=1.15),
    _person("old man", "grandpa, grandfather, grandad, granddad, elder, pensioner", "professor", size_m=1.6, colours=((120, 132, 112), (146, 110, 84))),
    _person("old woman", "grandma, grandmother, granny, old lady", "librarian, nanny", size_m=1.55, colours=((172, 120, 160), (110, 150, 150))),
    _person("chef", "cook, pizza chef, sushi chef", "baker, butcher", colours=((248, 246, 240),), place="kitchen"),
    _person("wizard", "sorcerer, warlock", "genie, druid, mage", colours=((88, 74, 168), (48, 96, 160))),
    _person("witch", "sorceress", "banshee", colours=((66, 54, 84),)),
    _person("magician", "illusionist", "conjurer, conductor, butler, hypnotist, mime", colours=((44, 44, 56),), place="stage"),
    _person("knight", "crusader, paladin", "gladiator, warrior", colours=((176, 184, 196),)),
    _person("viking", "", "barbarian, caveman", colours=((150, 108, 76),)),
    _person("king", "emperor, monarch", "pharaoh, duke, prince, pope, bishop", colours=((176, 44, 62),), place="castle"),
    _person("queen", "empress", "duchess, fairy godmother", colours=((150, 70, 150),), place="castle"),
    _person("princess", "", "cinderella", colours=((244, 150, 186), (140, 190, 236))),
    _person("pirate", "buccaneer, pirate captain", "smuggler", colours=((180, 52, 52),)),
    _person("ninja", "", "assassin, thief, burglar, robber", colours=((46, 48, 62),)),
    _person("martial artist", "karate kid, karateka, judoka, kung fu master", "sumo wrestler, wrestler, yogi", colours=((250, 248, 242),), place="dojo"),
    _person("superhero", "hero, superheroine, super hero", "villain, vigilante", colours=((48, 104, 204), (206, 52, 58))),
    _person("clown", "jester", "harlequin", colours=((250, 206, 66),)),
    _person("ballerina", "ballet dancer", "cheerleader", colours=((246, 168, 196),), action="spin", place="stage"),
    _person("gymnast", "acrobat, tumbler", "trapeze artist, contortionist", size_m=1.55, action="backflip", colours=((206, 60, 120), (64, 112, 200)), place="gym"),
    _person("skater", "skateboarder, figure skater, ice skater", "speed skater, roller skater", size_m=1.65, action="skate", colours=((92, 190, 196), (236, 110, 130)), place="rink"),
    _person("surfer", "", "windsurfer, lifeguard", colours=((240, 130, 60), (60, 170, 180)), action="float", place="sea"),
    _person("diver", "scuba diver", "snorkeler, snorkeller, frogman", colours=((40, 46, 60),), action="float", place="sea"),
    _person("basketball player", "", "volleyball player", size_m=1.85, action="shoot", colours=((226, 84, 62),), place="court"),
    _person("footballer", "football player, soccer player, goalkeeper, goalie", "tennis player, golfer, batter", action="run", colours=((210, 52, 60), (52, 110, 200)), place="stadium"),
    _person("juggler", "", "street performer, busker", action="juggle", colours=((242, 178, 62),)),
    _person("astronaut", "spaceman, cosmonaut", "spacewoman", size_m=1.75, action="jump", colours=((236, 238, 244),), place="moon"),
    _person("police officer", "policeman, policewoman, cop, police, constable", "officer, traffic warden, sheriff, security guard, guard, bouncer, bodyguard", colours=((48, 66, 118),), place="street"),
    _person("firefighter", "fireman", "", colours=((206, 156, 60),), place="street"),
    _person("doctor", "surgeon, physician, dentist, vet", "scientist, chemist, patient", colours=((246, 250, 250),), place="laboratory"),
    _person("farmer", "scarecrow", "gardener, shepherd, beekeeper, lumberjack", colours=((190, 70, 60),), place="farm"),
    _person("cowboy", "cowgirl, rancher", "bandit, outlaw", colours=((170, 96, 62),), place="desert"),
    _person("builder", "construction worker, workman", "plumber, mechanic, miner, electrician, carpenter, worker", colours=((246, 140, 48),), place="street"),
    _person("businessman", "businesswoman, office worker, boss", "lawyer, news anchor, newsreader, president, politician, reporter, groom, teacher, agent", colours=((62, 70, 96),), place="office"),
    _person("detective", "private eye, sleuth, private investigator", "spy, secret agent, investigator, inspector, gumshoe", action="walk", colours=((238, 232, 218),), place="street"),
    _person("waiter", "waitress, server", "bartender, sommelier, steward, flight attendant", action="walk", colours=((248, 246, 240),), place="cafe"),
    _person("captain", "sea captain, ship captain", "admiral, skipper, pilot", colours=((52, 66, 108),)),
    _person("sailor", "seaman, deckhand", "fisherman, rower", colours=((246, 248, 252),)),
    _person("soldier", "infantryman, private, marine", "sergeant, general, commando, paratrooper", action="walk", colours=((112, 122, 78),)),
    _person("samurai", "ronin, shogun", "", colours=((150, 44, 46),), place="dojo"),
    _person("monk", "friar", "hermit, pilgrim, nun, priest", action="walk", colours=((126, 88, 58), (206, 112, 40))),
    _person("bride", "", "bridesmaid", colours=((250, 248, 246),), place="church"),
    _person("nurse", "", "paramedic, midwife", colours=((150, 206, 220),), place="hospital"),
    kind("santa claus", "biped", "flesh", 1.65, "wave", ((204, 44, 48),), "santa, father christmas", "", place="snow"),
    kind("robot", "biped", "metal", 1.6, "walk", ((120, 160, 178), (230, 168, 84)), "android, droid, bot", "cyborg, machine, mech, mecha, automaton, transformer, terminator, humanoid, robot arm, roomba", place="street"),
    kind("snowman", "snowman", "snow", 1.3, "wave", ((244, 248, 252),), place="snow"),
)  # fmt: skip
