# ruff: noqa: E501 - tables read better with few rows
"""Where a scene must be, though nobody says it, by who and what is there and what is done.

Each thing, trade and deed speaks for a sort of place by a weight: what is a fixed part of it for 2, what is at home there
for 1 or less. The sort that gets 2 or more, and more than any other, is plain; otherwise the place is left unsaid: one
goalkeeper may be anywhere, a goalkeeper and a penalty are on a pitch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from generation.engine.animatic.language import closed
from generation.engine.animatic.language.classes import class_of, place_of
from generation.engine.animatic.language.clauses import Event
from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.language.nouns import NounClass
from generation.engine.animatic.language.phrases import Phrase

_PLAIN = 2.0
_PLAIN_OF = {"sports place": 2.5}  # somebody with a ball may be in any yard

_THINGS: Mapping[str, Mapping[float, str]] = {
    "street or city": {
        2.0: "zebra crossing, pedestrian crossing, skyscraper, asphalt, parking meter, parking ticket, parking warden, traffic warden, traffic light, lamppost, lamp post, street lamp, streetlight, street light, fire hydrant, manhole, garbage truck, street sweeper, meter maid, traffic cop, crossing guard, lollipop lady, parking attendant, car park, stop sign, street sign, billboard, traffic jam, tower block, double-decker, double-decker bus, newsstand, traffic",
        1.0: "mailman, postman, taxi, cab, taxi driver, cab driver, police car, fire engine, fire truck, ambulance, bus, bus driver, tram, mail carrier, postman, mailbox, minivan, hatchback, limousine, sedan, suv, van, delivery van, food truck, taco truck, hot dog stand, hot dog cart, ice cream truck, ice cream van, phone box, phone booth, busker, street performer, street artist, graffiti, window washer, window cleaner, pedestrian, commuter, dog walker, delivery driver, pizza delivery guy, courier, trash can, dumpster, shopping bag, crane truck, roadwork, road sign, cyclist, moped, scooter, vespa, city hall, protester, demonstrator, paparazzo, burglar, spider-man, godzilla, king kong, chimney sweep, soccer mom, driving instructor, learner driver, rickshaw, tuk-tuk",
        0.5: "car, driver, motorcycle, truck, bicycle, pigeon, police officer, policeman, cop, firefighter, tourist, robber, thief, chimney, roof, window, rollerblades, rollerblader, skateboard, crosswalk",
    },
    "home indoors": {
        2.0: "bedtime story, houseplant, bubble bath, bathtub, sofa, couch, fireplace, dishwasher, fridge, refrigerator, flatmate, roommate, housemate, crib, cradle, bunk bed, living room rug, nightstand, bedside table, coffee table, sofa cushion, laundry basket, baby monitor, tumble dryer, rocking chair by the fire, flatpack, high chair by the stove",
        1.0: "bed, armchair, rocking chair, tv, television, telly, toaster, oven, stove, washing machine, vacuum cleaner, roomba, robot vacuum, wardrobe, closet, bookshelf, sink, cupboard, carpet, rug, curtain, kettle, cereal, toast, ironing board, chopping board, cutting board, teddy bear, duvet, doorbell, staircase, christmas tree, stocking, laundry, dishes, mum, mom, mommy, grandma, fish bowl, fishbowl, goldfish bowl, babysitter, cookie jar, sock drawer, drawer, lampshade, chandelier, windowpane, wallpaper, remote control, litter box, cat flap, nursery rhyme, dinner table, dining table, wall clock, grandfather clock, doormat, dust, sheet, fitted sheet, plumber, mashed potato, guacamole, dresser, bathrobe, bath, shower, toilet, child",
        0.5: "dad, father, mother, toddler, baby, blanket, pillow, alarm clock, cookie, lamp, homework, dinner, breakfast, spaghetti, vase, mirror, grandpa, granny, plumbing, kitten, cushion, cat, soup, pancake, backpack, knife, iguana, parents, slipper",
    },
    "public indoors": {
        2.0: "fast food counter, checkout counter, cereal aisle, supermarket aisle, barista, cashier, photocopier, powerpoint, receptionist, conference table, shopping cart, shopping trolley, checkout, cash register, water cooler, filing cabinet, operating table, x-ray machine, hospital bed, flipchart, whiteboard, jury, microfilm, self checkout, boarding pass, cubicle, latte art, conveyor belt, turnstile, staff room, customs officer, court case, lab coat scientist",
        1.0: "dentist, surgeon, nurse, doctor, patient, barber, hairdresser, waiter, waitress, bartender, customer, teacher, pupil, student, blackboard, chalkboard, boss, colleague, coworker, intern, librarian, lawyer, judge, gavel, scientist, beaker, test tube, microscope, robber, vault, teller, menu, mannequin, vending machine, latte, cappuccino, espresso, chef, sous chef, sushi chef, pizza oven, menu card, suitcase, flight attendant, security guard, night guard, curator, exhibit, professor, principal, headmaster, sales assistant, shop assistant, shopkeeper, price tag, tattoo artist, stapler, printer, spreadsheet, tax inspector, job applicant, interviewer, therapist, pharmacist, veterinarian, vet, stethoscope, syringe, prison guard, prisoner, inmate, warden, bellboy, concierge, hotel guest, cloakroom attendant, sommelier, coffee machine, coffee cup, croissant tray, desk, bar stool, pint, elevator music, aisle, telemarketer, news anchor, newsreader, weatherman, weather map, tv presenter, bookshop owner, mechanic, potter, potter's wheel, watchmaker, tailor, blacksmith, anvil, furnace, forklift, pharmacy, crocodile clips, chess grandmaster",
        0.5: "computer, laptop, keyboard, businessman, businesswoman, ceo, clerk, agent, carpenter, apron, tray, book, meeting, presentation, suit, crocodile dentist, tea, coffee, office chair",
    },
    "sports place": {
        2.0: "penalty, penalty kick, free kick, tennis match, pommel horse, parallel bars, uneven bars, hurdle race, goalpost, slam dunk, basketball hoop, hoop dunk, starting block, pole vault, high jump, long jump, triple jump, hockey puck, penalty box, corner kick, home run, touchdown, kick-off, relay race, sumo match, ice hockey, boxing match, scoreboard, pit stop, free throw, curling stone, bowling pin, referee, umpire, linesman",
        1.5: "tennis player, cricket batsman, batsman, hurdler, goalie, goalkeeper, hockey player, ice hockey player, ice hockey, pole vaulter, high jumper, pitcher, quarterback, weightlifter, sprinter, gymnast, fencer, javelin thrower, discus thrower, shot putter, basketball player, football player, soccer player, footballer, rugby player, baseball player, volleyball player, linebacker, marathon runner, relay runner, figure skater, speed skater, boxer, zamboni, cheerleader, race car, racing car, racing driver, sumo wrestler, bodybuilder, personal trainer, caddie, golfer, bowler, ball boy",
        1.0: "goal, own goal, net, racket, tennis racket, tennis ball, baseball bat, cricket bat, wicket, barbell, dumbbell, treadmill, boxing glove, punching bag, puck, hurdle, finish line, medal, trophy, team, coach, crowd, stadium announcer, bench press, javelin, discus, hockey stick, golf club, starting gun, whistle, red card, yellow card, golf ball, bowling ball, basketball, volleyball, springboard, diving board, vault, match, dunk, race, referee whistle, pavilion, commentator, brawl, lap, axel, triple axel, ring, ref, player, rope, mat",
        0.5: "ball, skates, athlete, wrestler, runner, fan, beam, bar, judge, skater, football, balance beam",
    },
    "stage or hall or club": {
        2.0: "orchestra pit, trapeze artist, trapeze, mosh pit, opera curtain, crowd surfing, footlight, rock concert, string quartet concert, disco ball, mirror ball, strobe light, standing ovation, drumroll, ringmaster, tightrope walker, circus act, lion tamer, stage curtain, flower girl at the altar, wedding cake, vaudeville act, karaoke machine, dance floor, red carpet",
        1.0: "orchestra, conductor, podium, microphone, announcer, audience, ballerina, opera singer, rock band, rock star, punk band, dj, choir, magician, stand-up comedian, comedian, tap dancer, spotlight, talent show, backup dancer, pole dancer, drummer, guitarist, electric guitar, drum kit, grand piano, bride, groom, wedding guest, bridesmaid, best man, clown, juggler, ventriloquist, applause, encore, host, contestant, knife thrower, fire eater, acrobat, stagehand, costume, beauty queen, runway model, supermodel, cellist, violinist, pianist, jazz band, saxophonist, singer, breakdancer, mariachi, party hat, birthday cake, piñata, pinata, priest, altar",
        0.5: "judge, top hat, crowd, band, dancer, guitar, bouquet, wedding dress",
    },
    "beach or sea": {
        2.0: "aircraft carrier, lighthouse, lighthouse keeper, pirate ship, cruise ship, ocean liner, jet ski, sandcastle, lifeguard, sunbather, container ship, oil tanker, galleon, lifeboat, sea message in a bottle, lobster pot, beach ball, beach towel, surf instructor, cargo ship, battleship, warship, buoy, life raft, ghost ship, castaway, tsunami, whaler, trawler, catamaran, jetski, jet-ski",
        1.0: "dolphin, whale, orca, shark, surfer, surfboard, wave, yacht, sailboat, ship, sailor, pirate, longboat, sea lion, seal, walrus, mermaid, merman, palm tree, pufferfish, anchor, ferry, tide, fishing windsurfer, kitesurfer, water skier, beach chair, beach umbrella, parrot on his shoulder, coconut, seashell, bikini, tugboat, speedboat, motorboat, boat",
        0.5: "rock, raft, sunscreen, deckchair, deck chair, turtle, dinghy, flip-flops, mast, sail, fisherman, hermit , crab, seagull, gull, captain, pelican, octopus, starfish, jellyfish",
    },
    "underwater": {
        2.0: "scuba diver, snorkeler, coral, anglerfish, deep-sea diver, frogman, diving bell, shipwreck, sunken treasure, school of fish, sea anemone, kelp, manta ray",
        1.0: "submarine, squid, octopus, jellyfish, clownfish, seahorse, sea horse, stingray, pufferfish, cuttlefish, sea turtle, eel, starfish, mermaid, fish, shark, nautilus, sea cucumber, swordfish",
        0.5: "bubble, whale, dolphin, treasure chest, lobster, crab, diver",
    },
    "lake or river": {
        2.0: "beaver dam, lily pond, fly fisherman, swan boat, pedal boat, waterwheel, watermill",
        1.0: "canoe, kayak, rowboat, rowing boat, gondola, lily pad, beaver, angler, fishing rod, fisherman, heron, duckling, gondolier, raft, salmon, trout, catfish, paddle, punt, otter, crocodile, alligator, hippo, flamingo, rower, bait, float, reed",
        0.5: "duck, swan, frog, dragonfly, fish, worm, hook, goose",
    },
    "snow or ice": {
        2.0: "skier, snowboarder, avalanche, snowplow, snowmobile, husky team, dog sled, snowball fight, ski jumper, bobsled, snow angel, snow fort, snow shovel, toboggan, ice sculpture festival, ice fishing, ski instructor, musher, igloo, ice floe, iceberg",
        1.0: "snowman, polar bear, yeti, sled, sledge, snowball, husky, ski, skis, snowboard, walrus, eskimo, inuit, snowflake, icicle, snow leopard, arctic fox, mammoth, abominable snowman, ice hole",
        0.5: "penguin, scarf, mitten, seal, santa, reindeer, sleigh",
    },
    "forest": {
        1.5: "pine",
        2.0: "pine trees, whispering pines, redwood, sequoia, jungle vine, campfire in the trees, tarzan, forest ranger, park ranger",
        1.0: "lumberjack, woodpecker, mushroom, toadstool, bear cub, vine, deer, moose, stag, woodcutter, druid, sloth, toucan, gorilla, orangutan, wolf, trees, firs, fern, moss, little red riding hood, elf, hunter, big bad wolf, treehouse, jaguar, chimpanzee",
        0.5: "bear, fox, squirrel, owl, badger, hedgehog, raccoon, fairy, gnome, log, campfire, stump, birch, oak, acorn, monkey, parrot, snake",
    },
    "park or meadow or garden": {
        2.0: "picnic blanket, picnic basket, picnic, flower bed, flowerbed, sandbox, seesaw, swing set, hedge trimmer, garden gnome, lawn sprinkler, park bench, bird bath, wheelbarrow of flowers, maypole, lawn flamingo, playground slide, croquet mallet, ice cream picnic, compost heap, bird feeder, jungle gym, merry-go-round",
        1.0: "gardener, watering can, rose, frisbee, kite, garden hose, hose, sprinkler, lawn mower, lawnmower, hedge, swing, daisy, tulip, dandelion, butterfly, bench, wheelbarrow, trowel, vegetable patch, carrot, cabbage, tree swing, hammock, barbecue, deck chair, zookeeper, beekeeper, beehive, hot air balloon festival, rake, flower, meadowlark, golden retriever, tent, camper, campsite, grass, turf, molehill, mole, giraffe, zebra, lion",
        0.5: "bee, squirrel, gnome, ant, pigeon, rabbit, jogger, sunflower, birthday cake, ladybug, snail, hedgehog, scarecrow, firefly, antelope",
    },
    "farm or village": {
        1.5: "scarecrow",
        2.0: "combine harvester, hay bale, haystack, scarecrow field, milkmaid, pitchfork, plough, sheepdog, chicken coop, milking stool, hayloft, beekeeper's hives, farmhand, rooster on the roof, silo, egg basket",
        1.0: "tractor, farmer, horse cart, villager, peasant, barn owl, milk churn, vineyard, harvester, goose girl, swineherd, well, wheat, corn, dry stone wall",
        0.5: "chicken, horse, goose, chick, duck, pumpkin, bull, turkey, cow, rooster, hen, sheep, flock, goat, donkey, pig, piglet, shepherd, calf, lamb, crow",
    },
    "mountain": {
        2.0: "mountaineer, mountain climber, alpinist, sherpa, rope bridge, mountain goat, yodeler, alphorn, volcano, rock climber, ice climber, base jumper",
        1.0: "climber, ibex, eagle nest, cheese wheel, hiker, yak, llama, alpaca, lava, cable car, monk, condor, boulder, st. bernard, summit flag",
        0.5: "goat, eagle, cliff, rock, snow",
    },
    "desert": {
        2.0: "camel caravan, sand dune, pyramid, sphinx, bedouin, sandstorm, camel rider",
        1.0: "camel, cactus, tumbleweed, rattlesnake, scorpion, vulture, meerkat, pharaoh, nomad, dune buggy, coyote, roadrunner, oasis",
        0.5: "cowboy, saloon, mummy, lizard, snake",
    },
    "space": {
        2.0: "satellite, space shuttle, spacewalk, lunar rover, mars rover, asteroid, black hole, galaxy, space station, lunar lander, space suit, moon lander, saturn, jupiter",
        1.0: "astronaut, cosmonaut, comet, planet, spaceship, spacecraft, rocket, alien, starship, meteor, martian, space helmet, earth, laika",
        0.5: "ufo, moon, star, sun, robot, flying saucer",
    },
    "sky": {
        2.0: "skydiver, hang glider, paraglider, parachutist, cloud bank, wing walker, flock of geese in formation, jetpack rider, hot-air balloon, wingsuit",
        1.5: "jetpack, hot air balloon, flying carpet, magic carpet, zeppelin, airship, blimp, biplane, fighter jet",
        1.0: "parachute, broomstick, airplane, plane, helicopter, pegasus, glider, cloud, jet, stork, rainbow, thundercloud, airliner, superman",
        0.5: "witch, star, goose, eagle, pilot, kite, dragon, superhero, angel, balloon, moon, drone, seagull",
    },
    "vehicle inside": {
        2.0: "dashboard, passenger seat, rearview mirror, rear-view mirror, seat belt, seatbelt, glove compartment, cockpit, backseat driver, in-flight meal, seat back, overhead locker, tray table, gps voice, periscope",
        1.5: "steering wheel, windscreen wiper, wiper, satnav, sat nav, gear stick, conductor's ticket",
        1.0: "passenger, taxi driver, flight attendant, stewardess, co-pilot, copilot, bus driver, driving instructor, hitchhiker",
        0.5: "driver, pilot, commuter, chauffeur",
    },
    "fantasy place": {
        2.0: "wizard's tower, dragon's hoard, fairy queen, enchanted mirror, magic portal, cauldron of the witch, princess in a tower, holy grail",
        0.5: "dragon, wizard, knight, princess, king, queen, unicorn, fairy, goblin, troll, elf, dwarf, witch, sorceress, castle, treasure, crown, throne",
    },
}  # fmt: skip

_DEEDS: Mapping[str, Mapping[float, str]] = {
    "beach or sea": {2.0: "wave crash, wave break, wave lap, wave wash, surf, windsurf, kitesurf, waterski, water-ski, wakeboard, jet-ski, build a sandcastle, bodysurf", 1.0: "sail, sunbathe, beachcomb, capsize, breach, swim"},
    "underwater": {2.0: "snorkel, scuba dive, scuba, scuba-dive", 1.0: "dive"},
    "lake or river": {1.0: "fish, canoe, kayak, raft, row, paddle"},
    "snow or ice": {2.0: "ski, snowboard, sled, toboggan, sledge, ice fish", 1.0: "ice-skate"},
    "sports place": {2.0: "ice skate, figure skate, pole-vault, do a triple axel, bench press", 1.0: "serve, score, dunk, slam-dunk, bowl, golf, box, fence, wrestle, sprint, hurdle, dribble, lift weights, spar, play tennis, tackle, referee, goal"},
    "stage or hall or club": {2.0: "crowd surf, crowd-surf, dj, headline", 1.0: "perform, tap-dance, tap dance, play the piano, waltz, tango, conduct, applaud, moonwalk, rap, breakdance, sing opera, present, audition, pole dance, crown"},
    "sky": {2.0: "skydive, paraglide, hang-glide, hang glide, parachute", 1.0: "soar, fly"},
    "space": {2.0: "spacewalk", 1.0: "orbit, moonwalk on"},
    "street or city": {2.0: "hitchhike, jaywalk, parallel park, tailgate, change lanes", 1.0: "park, honk, commute, skateboard, deliver, overtake, busk, cross, rollerblade"},
    "park or meadow or garden": {1.5: "mow", 1.0: "garden, rake, prune, weed, picnic, water, graze, camp, pick flowers, fetch, jog, barbecue"},
    "farm or village": {2.0: "plough, plow, shear", 1.0: "milk, harvest, graze, herd, sow, lay eggs"},
    "home indoors": {2.0: "watch a movie on tv, do the dishes, wash up, bathe, vacuum", 1.0: "watch a tv, watch tv, watch television, watch telly, watch cartoons, iron, cook, bake, fry, do laundry, fold, tidy, knead, chop, brush, unpack, assemble, babysit, cuddle up, housetrain, wash"},
    "public indoors": {2.0: "photocopy, window-shop, weld", 1.0: "order, teach, operate, check in, type, shop, examine, vote, interview, sell, weigh, diagnose, hire, knead clay, scan, tattoo, lecture, x-ray"},
    "mountain": {2.0: "abseil, yodel, rappel", 1.0: "climb, hike, erupt"},
    "vehicle inside": {1.5: "fasten a seatbelt", 0.5: "drive"},
    "forest": {1.0: "forage, chop down"},
}  # fmt: skip

_WITHIN = frozenset({"bed", "bath", "tub", "sofa", "couch", "armchair", "shower", "sink"})
"""What is at home where somebody is in it: more than where it is only told of."""

_NATURE = frozenset({"mountain", "beach or sea", "desert", "forest", "lake or river", "snow or ice"})


@cache
def _votes(of_deeds: bool) -> Mapping[str, tuple[tuple[str, float], ...]]:
    votes: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for sort, weights in (_DEEDS if of_deeds else _THINGS).items():
        for weight, words in weights.items():
            for word in listed(words):
                votes[word].append((sort, weight))
    return {word: tuple(each) for word, each in votes.items()}


def plain(phrases: Sequence[Phrase], events: Sequence[Event], weather: str | None = None) -> str | None:
    """This will be the sort of place that a scene without one must play in; None where nothing makes it plain."""
    scores: dict[str, float] = defaultdict(float)
    for sort, weight in [*_of_phrases(phrases), *_of_events(events)]:
        scores[sort] += weight
    if weather == "snow" and scores["snow or ice"]:
        scores["snow or ice"] += 1.0
    if not scores:
        return None
    best, *others = sorted(scores.items(), key=lambda each: -each[1])
    is_plain = best[1] >= _PLAIN_OF.get(best[0], _PLAIN) and not (others and others[0][1] >= best[1])
    return best[0] if is_plain else None


def _of_phrases(phrases: Iterable[Phrase]) -> Iterator[tuple[str, float]]:
    seen: set[str] = set()
    for phrase in phrases:
        whole = phrase.noun.partition(" ")[0]
        if whole != phrase.noun and place_of(whole) == "public indoors" and class_of(phrase.noun) is NounClass.PERSON:
            yield "public indoors", _PLAIN  # a museum guard
        if phrase.is_negated or phrase.same_as is not None or phrase.preposition in closed.ASIDE:
            continue
        word = next((each for each in _endings(phrase.noun) if each in _votes(of_deeds=False)), None)
        if word is None:
            sort = place_of(phrase.noun)
            if phrase.noun in {"ice", "snow", "water", "rocks", "sea ice"}:
                continue
            if sort in _NATURE and class_of(phrase.noun) in {None, NounClass.OTHER, NounClass.STRUCTURE}:
                yield sort, _PLAIN  # a mountain that shivers is one, too
        elif word not in seen:
            seen.add(word)
            yield from _votes(of_deeds=False)[word]
            if word in _WITHIN and phrase.preposition == "in":
                yield "home indoors", 1.0


def _of_events(events: Iterable[Event]) -> Iterator[tuple[str, float]]:
    seen: set[str] = set()
    for event in events:
        told = f"{event.verb} a {event.act}" if event.act else event.verb
        objects = [f"{event.verb} a {each.noun}" for each in event.done_to] + [
            f"{event.verb} {each.noun}" for each in event.done_to
        ]
        doers = [f"{each.noun} {event.verb}" for each in event.doers]
        word = next((each for each in (told, *doers, *objects, event.verb) if each in _votes(of_deeds=True)), None)
        if word is not None and word not in seen:
            seen.add(word)
            yield from _votes(of_deeds=True)[word]


def _endings(noun: str) -> list[str]:
    words = noun.split()
    return [" ".join(words[begin:]) for begin in range(len(words))]
