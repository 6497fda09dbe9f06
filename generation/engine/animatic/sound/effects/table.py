# ruff: noqa: E501 - tables read better with one row a line
"""The sounds that can be named in a prompt: what they are called, how they are made, and how they lie in time. Pure data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generation.engine.animatic.language.listing import listed
from generation.engine.animatic.sound.effects import animals, comic, machines, nature, people, things
from generation.engine.animatic.sound.effects.making import Make


class Lies(StrEnum):
    """Where in the clip a sound goes."""

    ONCE = "once"  # at its turn
    AGAIN = "again"  # at its turn, and again in a long clip
    BED = "bed"  # from the beginning to the end
    BLOW = "blow"  # with the hardest contact of the picture, where there is one
    AFTER = "after"  # when what happens has happened: an audience's answer


@dataclass(frozen=True)
class Effect:
    """A sound that can be named."""

    name: str
    words: tuple[str, ...]  # the first is the plain name
    make: Make
    lies: Lies = Lies.ONCE
    level_db: float = 0.0  # beside the others


def _e(make: Make, words: str, lies: Lies = Lies.ONCE, level_db: float = 0.0) -> Effect:
    names = listed(words)
    return Effect(names[0], names, make, lies, level_db)


_ONCE, _AGAIN, _BED, _BLOW, _AFTER = Lies.ONCE, Lies.AGAIN, Lies.BED, Lies.BLOW, Lies.AFTER

_ALL = (
    # weather, water, fire
    _e(nature.thunder, "thunder, thunderclap, lightning, thunder rolling, thunderstorm, distant thunder", _AGAIN),
    _e(nature.rain, "rain, rainfall, raindrops, downpour, drizzle, rain on window, hail, patter", _BED, -6),
    _e(nature.wind, "wind, breeze, howling wind, gusts, wind howling, storm, gale, blizzard, draught", _BED, -5),
    _e(nature.gust, "rustling leaves, leaves, rustle, rustling, grass rustling, trees", _AGAIN, -6),
    _e(nature.waves, "waves, surf, sea, ocean, waves crashing, tide, ocean waves, shore", _BED, -4),
    _e(nature.stream, "stream, brook, river, running water, waterfall, fountain, water, babbling brook, tap", _BED, -6),
    _e(nature.bubbles, "bubbles, bubbling, boiling, gurgle, gurgling, cauldron, aquarium", _AGAIN, -4),
    _e(nature.drip, "drip, dripping, water drop, droplet, drop of water", _AGAIN, -4),
    _e(nature.splash, "splash, splashing, cannonball into water, plop, dive", _BLOW),
    _e(nature.fire, "fire, crackling fire, fire crackling, campfire, fireplace, flames, bonfire, crackle, burning", _BED, -6),
    _e(nature.avalanche, "earthquake, avalanche, rumble, rumbling, landslide, rockslide, tremor, stampede", _ONCE),
    _e(nature.steam, "steam, hiss, hissing, spray, air brake, leak, pressure release, spray can", _AGAIN, -6),
    _e(nature.underwater, "underwater, below the surface, submerged, deep sea", _BED, -6),
    # animals
    _e(animals.bark, "bark, barking, dog, dog barking, woof, dogs, puppy, yap", _AGAIN),
    _e(animals.meow, "meow, meowing, cat, mew, kitten, miaow", _AGAIN),
    _e(animals.purr, "purr, purring, cat purring", _BED, -8),
    _e(animals.moo, "moo, mooing, cow, cows, cattle, bull", _AGAIN),
    _e(animals.baa, "baa, bleat, sheep, goat, lamb, bleating", _AGAIN),
    _e(animals.oink, "oink, pig, grunt, snort, boar, piglet", _AGAIN),
    _e(animals.neigh, "neigh, horse, whinny, neighing, pony, donkey", _AGAIN),
    _e(animals.hooves, "hooves, galloping, horse galloping, hoofbeats, gallop, trot", _ONCE),
    _e(animals.roar, "roar, lion, tiger, bear, monster, dinosaur, dragon, roaring, godzilla, beast", _AGAIN),
    _e(animals.growl, "growl, growling, snarl, snarling", _AGAIN, -3),
    _e(animals.howl, "howl, wolf, howling, coyote, wolves, werewolf", _AGAIN),
    _e(animals.birdsong, "birdsong, birds, bird song, birds chirping, bird, chirping, chirp, tweet, tweeting, sparrow, canary, morning birds", _BED, -8),
    _e(animals.swarm, "chicks, bats, baby birds, swarm", _AGAIN, -6),
    _e(animals.crickets, "crickets, cricket, crickets chirping, grasshopper, night insects, awkward silence", _BED, -10),
    _e(animals.cicadas, "cicadas, cicada, insects, locusts", _BED, -10),
    _e(animals.buzz, "bee, bees, buzz, buzzing, fly, mosquito, wasp, flies, hornet", _AGAIN, -5),
    _e(animals.owl, "owl, hoot, owl hooting, hooting", _AGAIN, -2),
    _e(animals.frog, "frog, croak, croaking, ribbit, toad, frogs", _AGAIN, -2),
    _e(animals.rooster, "rooster, cock, cock-a-doodle-doo, cockerel, crowing", _ONCE),
    _e(animals.cluck, "chicken, hen, clucking, cluck, turkey", _AGAIN),
    _e(animals.quack, "quack, duck, quacking, ducks, goose, honk of a goose", _AGAIN),
    _e(animals.gull, "seagull, gull, seagulls, gulls, eagle, hawk, screech", _AGAIN, -3),
    _e(animals.crow, "crow, raven, caw, cawing, parrot, squawk", _AGAIN),
    _e(animals.elephant, "elephant, trumpeting elephant, mammoth", _AGAIN),
    _e(animals.monkey, "monkey, ape, chimpanzee, gorilla, monkeys", _AGAIN),
    _e(animals.squeak, "mouse, squeak, squeaking, rat, hamster, rubber duck, squeaky toy", _AGAIN, -3),
    _e(animals.snake, "snake, snake hissing, rattlesnake", _AGAIN, -5),
    _e(animals.whale, "whale, whale song, whales", _AGAIN),
    _e(animals.dolphin, "dolphin, dolphins, dolphin clicks", _AGAIN),
    _e(animals.wings, "wings, flapping, wings flapping, flutter, wingbeats, pigeons taking off, fluttering", _AGAIN, -3),
    # people
    _e(people.applause, "applause, clapping, audience clapping, ovation, audience, standing ovation, claps", _AFTER, -2),
    _e(people.clap, "clap, slow clap, hand clap, hands clapping", _AFTER),
    _e(people.cheer, "cheer, cheering, crowd cheering, crowd, crowd cheer, crowd roars, fans, hooray, stadium, crowd roaring, yay", _AFTER, -1),
    _e(people.boo, "boo, booing, jeering, groan, aww, disappointed crowd", _AFTER),
    _e(people.gasp, "gasp, gasps, crowd gasping, intake of breath", _BLOW),
    _e(people.murmur, "murmur, chatter, crowd murmur, people talking, talking, restaurant, chattering, babble, cafe, voices, bar", _BED, -9),
    _e(people.laugh, "laugh, laughing, man laughing, woman laughing, chuckle", _ONCE),
    _e(people.laughter, "laughter, laugh track, audience laughing, canned laughter, crowd laughing", _AFTER),
    _e(people.giggle, "giggle, giggling, child laughing, kids laughing, baby laughing", _ONCE),
    _e(people.evil_laugh, "evil laugh, cackle, maniacal laughter, villain laugh, witch", _ONCE),
    _e(people.scream, "scream, screaming, shriek, wilhelm scream, yell, shout", _BLOW),
    _e(people.battle_cry, "battle cry, crowd shouting, charge, army yelling", _ONCE),
    _e(people.sigh, "sigh, sighing, breath, breathing, exhale, yawn", _ONCE, -4),
    _e(people.sob, "sob, sobbing, crying, weeping, wailing, bawling", _ONCE, -3),
    _e(people.sneeze, "sneeze, achoo, sneezing", _ONCE),
    _e(people.snore, "snore, snoring, sleeping", _AGAIN, -2),
    _e(people.cough, "cough, coughing, clearing throat", _ONCE),
    _e(people.kiss, "kiss, smooch, kissing", _ONCE, -4),
    _e(people.heartbeat, "heartbeat, heart, heart beating, pulse", _BED, -3),
    _e(people.footsteps, "footsteps, steps, footstep, walking, heels, boots, high heels, creeping", _ONCE, -2),
    _e(people.running, "running footsteps, running, feet running, sprinting", _ONCE, -2),
    _e(people.marching, "marching, soldiers marching, boots marching, army", _ONCE),
    _e(people.wolf_whistle, "wolf whistle, whistle, fingers whistle, sharp whistle", _ONCE, -4),
    _e(people.whistled_tune, "whistling, whistled tune, someone whistling", _ONCE, -4),
    _e(people.slurp, "slurp, slurping, sipping, drinking, straw", _ONCE, -3),
    _e(people.crunch, "crunch, chewing, eating, munching, bite, crunching, chomp", _ONCE),
    _e(people.gulp, "gulp, swallow, burp", _ONCE),
    # machines
    _e(machines.siren, "siren, police siren, police, sirens, fire engine, fire truck, air raid siren", _BED, -5),
    _e(machines.two_tone, "ambulance, ambulance siren, emergency vehicle", _BED, -5),
    _e(machines.alarm, "alarm, alarm clock, smoke alarm, fire alarm, car alarm", _ONCE, -3),
    _e(machines.engine_start, "engine start, engine starting, car starting, ignition, car starts", _ONCE),
    _e(machines.engine, "engine, engines, engine revving, engines roaring, car engine, revving, motor, car, truck, tractor, traffic", _BED, -4),
    _e(machines.motorcycle, "motorcycle, motorbike, scooter, moped", _ONCE),
    _e(machines.race_car, "race car, racing car, car passing, formula one, car driving by, zooming car", _AGAIN),
    _e(machines.skid, "tires screeching, skid, tyres squealing, brakes, car skidding, tire screech, braking, screeching", _BLOW),
    _e(machines.horn, "car horn, honk, honking, horn, beep beep, horns honking, klaxon", _AGAIN),
    _e(machines.ship_horn, "ship horn, foghorn, fog horn, ferry, boat horn", _ONCE),
    _e(machines.train, "train, subway, railway, train passing, tram, train tracks, metro", _BED, -3),
    _e(machines.steam_engine, "steam train, steam engine, locomotive, chugging, choo choo", _BED, -2),
    _e(machines.train_whistle, "train whistle, train horn, steam whistle, factory whistle", _ONCE),
    _e(machines.helicopter, "helicopter, chopper, rotor, rotor blades", _BED, -3),
    _e(machines.plane, "plane, airplane, jet, aeroplane, jet engine, fighter jet, flyover", _ONCE),
    _e(machines.propeller, "propeller, drone, propeller plane, biplane, quadcopter", _BED, -5),
    _e(machines.rocket, "rocket, rocket launch, spaceship, liftoff, space shuttle, blast off, rocket engine", _ONCE),
    _e(machines.boat, "motorboat, boat engine, outboard, speedboat", _BED, -4),
    _e(machines.bicycle_bell, "bicycle bell, bike bell, ring ring", _ONCE, -3),
    _e(machines.phone, "phone ringing, telephone, phone, phone ring, ringing phone, telephone ringing, ringing", _AGAIN, -2),
    _e(machines.mobile, "ringtone, mobile phone, cell phone, notification, text message", _ONCE, -4),
    _e(machines.buzzing, "phone buzzing, vibrating phone, vibration, electric razor", _ONCE, -4),
    _e(machines.keyboard, "keyboard, typing, keyboard typing, computer keys, typing on a keyboard, mouse clicks", _ONCE, -4),
    _e(machines.typewriter, "typewriter, typewriter keys, teletype", _ONCE, -2),
    _e(machines.camera, "camera click, camera shutter, shutter, camera, photo, camera flash, snapshot, paparazzi", _ONCE),
    _e(machines.clock, "clock, ticking, clock ticking, tick, tick tock, ticking clock, metronome, time bomb", _BED, -6),
    _e(machines.beeps, "robot, beeps, robot beeps, computer, sci-fi computer, r2d2, robot voice, bleeps", _AGAIN, -3),
    _e(machines.beep, "beep, censor beep, bleep, microwave, truck reversing", _AGAIN, -5),
    _e(machines.robot_walk, "servo, servo motor, robot moving, mechanical arm, hydraulics, robotic arm", _AGAIN, -4),
    _e(machines.radio, "static, radio static, radio, white noise, tv static, interference, walkie-talkie", _ONCE, -6),
    _e(machines.drill, "drill, power drill, dentist, blender, circular saw, buzz saw, mixer, electric motor", _ONCE, -3),
    _e(machines.chainsaw, "chainsaw, lawn mower, lawnmower, leaf blower", _ONCE, -2),
    _e(machines.vacuum, "vacuum cleaner, vacuum, fan, hair dryer, air conditioner, washing machine, hum, humming", _BED, -6),
    _e(machines.elevator, "elevator, elevator ding, lift, microwave ding, elevator bell", _ONCE, -3),
    _e(machines.ufo, "ufo, flying saucer, alien, theremin, alien spaceship, hovering", _ONCE, -4),
    _e(machines.teleport, "teleport, teleportation, beam me up, vanish, disappear, materialize", _ONCE),
    # bells, doors, things
    _e(things.church_bell, "church bell, church bells, bell tolling, toll, big ben, bell tower, cathedral bells", _AGAIN, -2),
    _e(things.bells, "bells, bells ringing, wedding bells, chiming bells, carillon, jingle", _ONCE, -2),
    _e(things.hand_bell, "hand bell, school bell, cowbell, bell ringing, ice cream truck, dinner bell, bell", _ONCE, -3),
    _e(things.ding, "ding, desk bell, service bell, boxing bell, reception bell", _ONCE, -3),
    _e(things.doorbell, "doorbell, ding dong, ding-dong, door chime", _ONCE, -2),
    _e(things.gong, "gong, singing bowl, temple bell, tam-tam", _ONCE),
    _e(things.wind_chimes, "wind chimes, wind chime, chimes, tinkling", _AGAIN, -6),
    _e(things.sleigh_bells, "sleigh bells, jingle bells, sleigh, reindeer, christmas bells, jingling, tambourine", _BED, -5),
    _e(things.creak, "door creak, creaking door, creak, creaking, door creaks, a door creaks, squeaky door, floorboards, floorboard creaking, door opening, rusty hinge, rusty gate", _ONCE),
    _e(things.knock, "knock, knocking, door knock, knock on the door, knocks", _ONCE),
    _e(things.slam, "door slam, slam, slamming door, door slams, door closing, door shut", _ONCE),
    _e(things.latch, "lock, latch, click, switch, key turning, light switch, unlock, handcuffs, gun cocking", _ONCE, -4),
    _e(things.glass, "glass breaking, glass shattering, breaking glass, shatter, window breaking, shattering, smash, plate breaking, broken glass", _BLOW),
    _e(things.clink, "clink, glasses clinking, cheers, toast, champagne glasses, cutlery, cup", _ONCE, -3),
    _e(things.crash, "crash, car crash, pile crashing, clatter, collision, metal crash, dishes crashing, collapse", _BLOW),
    _e(things.punch, "punch, hit, kick, fist, smack, blow, karate chop, impact", _BLOW),
    _e(things.slap, "slap, face slap, spank, smack in the face", _BLOW),
    _e(things.thump, "thud, thump, bump, body fall, drop, heavy landing, stomp, footfall", _BLOW),
    _e(things.sword, "sword, swords clashing, sword fight, blade, clashing swords, knife, metal scrape", _AGAIN),
    _e(things.clang, "clang, anvil, metal clang, metal hit, pan, pots, hammer on metal, metallic", _BLOW),
    _e(things.chain, "chains, keys, keys jingling, chain rattling, armor, armour", _ONCE, -4),
    _e(things.coin, "coin, coin drop, coin flip, dropped coin, penny", _ONCE, -4),
    _e(things.coins, "cash register, coins, money, ka-ching, slot machine, jackpot, treasure", _ONCE),
    _e(things.zipper, "zipper, zip, unzip, velcro", _ONCE, -4),
    _e(things.paper, "paper, page turn, paper rustling, crumpling, wrapping paper, bag of chips, newspaper, turning pages", _ONCE, -4),
    _e(things.rip, "rip, tear, tearing, ripping cloth, ripped paper", _ONCE),
    _e(things.pop, "pop, cork, champagne, balloon pop, bubble pop, popping, bottle opening", _BLOW),
    _e(things.squeaky, "sneakers squeaking, squeaky wheel, squeaks, shoe squeak, squeaky shoes", _AGAIN, -4),
    _e(things.rattle, "rattle, dice, maraca, bones, shaking box, skeleton, castanets", _ONCE, -3),
    _e(things.hammering, "hammer, hammering, nailing, construction, woodpecker, carpenter", _ONCE),
    _e(things.sawing, "saw, sawing, scraping, sandpaper, sweeping, broom, brushing teeth, scratching", _ONCE, -4),
    _e(things.pour, "pouring, pour, filling a glass, pouring water, coffee pouring, tea", _ONCE, -4),
    _e(things.sizzle, "sizzle, sizzling, frying, frying pan, bacon, grill, cooking", _BED, -8),
    _e(things.whip, "whip, whip crack, crack, lash, snap", _BLOW),
    _e(things.gear, "gears, ratchet, cogs, winch, winding, clockwork, fishing reel, roulette", _ONCE, -4),
    _e(things.ball_bounce, "ball bouncing, bouncing ball, bounce, dribbling, basketball", _ONCE, -2),
    # films, games, cartoons
    _e(comic.whoosh, "whoosh, swoosh, swish, swoop, woosh, fast movement, arrow, air rush", _BLOW, -2),
    _e(comic.explosion, "explosion, boom, blast, bomb, exploding, detonation, cannon, big bang, eruption, volcano", _BLOW, 1),
    _e(comic.shot, "gunshot, gun, shot, bang, pistol, rifle, gunfire, firecracker, starting pistol, backfire", _BLOW),
    _e(comic.firework, "firework, fireworks, fireworks exploding, rocket firework", _AGAIN),
    _e(comic.laser, "laser, pew, pew pew, laser gun, blaster, ray gun, lightsaber, zap, electric spark, sparks, electricity", _AGAIN, -3),
    _e(comic.scratch, "record scratch, scratch, vinyl scratch, dj scratch, needle scratch, tape stop", _BLOW),
    _e(comic.boing, "boing, spring, springy, trampoline, cartoon bounce, jaw harp", _BLOW, -2),
    _e(comic.slide_whistle, "slide whistle, cartoon slide, kazoo", _ONCE, -3),
    _e(comic.fall_whistle, "falling whistle, bomb falling, falling, cartoon fall, dropping", _ONCE, -4),
    _e(comic.drum_roll, "drum roll, drumroll, snare roll, drum roll please", _ONCE),
    _e(comic.cymbal, "cymbal, cymbal crash, cymbals, crash cymbal", _BLOW, -2),
    _e(comic.rimshot, "rimshot, ba dum tss, badum tss, ba-dum-tss, drum sting, comedy drum", _AFTER),
    _e(comic.drums_beat, "drums, drumming, distant drums, tribal drums, war drums, drum", _BED, -3),
    _e(comic.chime, "magic chime, magic, sparkle, fairy dust, twinkle, magical chime, shimmer, chime, spell, wand, fairy, glitter", _ONCE, -2),
    _e(comic.power_up, "power up, level up, power-up, video game, game sound, arcade", _ONCE, -4),
    _e(comic.game_coin, "game coin, coin collect, mario coin, 8-bit jump, point scored", _ONCE, -4),
    _e(comic.game_over, "game over, lose, losing, 8-bit death", _AFTER, -4),
    _e(comic.buzzer, "buzzer, wrong answer, wrong, error, game show buzzer, incorrect", _AFTER, -4),
    _e(comic.right_answer, "correct, correct answer, right answer, success, achievement", _AFTER, -3),
    _e(comic.sad_trombone, "sad trombone, wah wah, wah wah wah, fail sound, womp womp, trombone", _AFTER),
    _e(comic.tada, "tada, ta-da, fanfare, brass sting, victory", _AFTER),
    _e(comic.sting, "dramatic sting, dun dun dun, suspense sting, dramatic, duh duh duh, horror sting", _AFTER),
    _e(comic.harp_run, "harp, harp glissando, dream sequence, glissando", _ONCE),
    _e(comic.piano_chord, "piano chord, piano, piano note, piano slam", _ONCE),
    _e(comic.organ_chord, "organ chord, organ, organ sting", _ONCE),
    _e(comic.guitar_chord, "guitar, guitar strum, guitar chord, guitar riff, ukulele strum, banjo", _ONCE),
    _e(comic.trumpet_call, "trumpet, bugle, bugle call, horn call, brass, hunting horn", _ONCE),
    _e(comic.squelch, "squelch, loud squelch, mud, slime, squish, goo, gooey, wet footsteps", _BLOW),
    _e(comic.splat, "splat, pie in the face, pie, tomato, egg, paint", _BLOW),
    _e(comic.bonk, "bonk, coconut, wood block, head hit, knock on the head, bonking", _BLOW),
    _e(comic.spring, "ruler twang, twang, bowstring, diving board", _ONCE),
    _e(comic.glitch, "glitch, digital glitch, computer error, malfunction, short circuit", _ONCE, -4),
    _e(comic.heart_monitor, "heart monitor, hospital, ecg, life support, sonar, radar", _BED, -8),
    _e(comic.countdown, "countdown, countdown beeps, race start, three two one", _ONCE, -4),
    _e(comic.referee, "referee whistle, referee, police whistle, coach whistle, whistle blows, whistle blow", _ONCE, -4),
)  # fmt: skip

EFFECTS: dict[str, Effect] = {effect.name: effect for effect in _ALL}
