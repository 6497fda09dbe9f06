# ruff: noqa: E501 - tables read better with one row a line
"""Animals that go on legs. What shape they have is in `picture.builds`."""

from __future__ import annotations

from generation.engine.animatic.kinds.kind import Kind, kind
from generation.engine.animatic.script import Colour


def _quad(
    name: str,
    size_m: float,
    action: str,
    colours: tuple[Colour, ...],
    words: str = "",
    near: str = "",
    *,
    tall: float = 0.0,
    place: str = "",
    material: str = "fur",
) -> Kind:
    return kind(name, "quad", material, size_m, action, colours, words, near, tall=tall, place=place)


ROWS = (
    _quad("cat", 0.62, "jump", ((240, 158, 82), (124, 124, 134), (60, 60, 72), (244, 232, 212)), "kitten, kitty, tabby, tomcat, calico, maine coon, sphynx, feline", "lynx, bobcat, wildcat, caracal", place="living room"),
    _quad("dog", 0.8, "run", ((206, 150, 96), (236, 222, 200), (110, 78, 60)), "puppy, corgi, pup, doggo, poodle, dachshund, beagle, pug, husky, bulldog, labrador, retriever, golden retriever, terrier, chihuahua, dalmatian, german shepherd, collie, greyhound, hound, akita, bloodhound, cavalier spaniel, chow chow, cockapoo, cocker spaniel, spaniel, doberman, great dane, jack russell, labradoodle, malamute, mutt, pitbull, pit bull, pomeranian, rottweiler, saint bernard, samoyed, schnauzer, sheepdog, shiba, shiba inu, shih tzu, weimaraner, whippet, wolfhound, yorkie, pooch, doggy, red setter, irish setter, canine", "hyena, coyote, stray, robot dog, dik-dik"),
    _quad("wolf", 1.05, "run", ((122, 126, 136), (74, 78, 90)), "", "dingo, wolf cub", tall=0.74, place="forest"),
    _quad("jackal", 0.85, "run", ((206, 158, 100),), "", "", tall=0.8),
    _quad("fox", 0.72, "run", ((226, 110, 52),), "vixen, fennec, fox cub", "mongoose, weasel, ferret, stoat, ermine, pine marten"),
    _quad("rabbit", 0.5, "jump", ((236, 226, 216), (176, 150, 130)), "bunny, hare, jackrabbit", "chinchilla, easter bunny"),
    _quad("bear", 1.25, "walk", ((132, 92, 66), (96, 70, 56)), "brown bear, grizzly, bear cub, cub", "wombat, anteater, tasmanian devil, wolverine, echidna, quokka, mammal, farm animal, livestock, herd animal"),
    _quad("polar bear", 1.35, "walk", ((244, 244, 240),), "", "", place="snow"),
    _quad("panda", 1.15, "walk", ((248, 246, 242),), "giant panda, panda cub", "lemur"),
    _quad("raccoon", 0.62, "run", ((134, 132, 138),), "racoon", "opossum, possum, kinkajou, numbat, bandicoot"),
    _quad("horse", 1.75, "run", ((150, 96, 60), (96, 66, 52), (206, 170, 128)), "pony, foal, stallion, mare, colt, mustang, thoroughbred, bronco, packhorse, warhorse, racehorse, carthorse, workhorse", "carousel horse, centaur", tall=0.98),
    _quad("zebra", 1.65, "run", ((250, 248, 244),), "", "okapi", tall=0.96),
    _quad("cow", 1.75, "walk", ((250, 246, 240),), "dairy cow, calf, heifer, cattle", "ox, zebu", tall=0.84, place="farm"),
    _quad("bull", 1.85, "run", ((92, 66, 58),), "steer", "buffalo, bison, yak, wildebeest, gnu, muskox", tall=0.82),
    _quad("deer", 1.25, "run", ((190, 132, 84),), "stag, fawn, reindeer, doe", "antelope, gazelle, impala, oryx", tall=1.04, place="forest"),
    _quad("sheep", 1.0, "walk", ((248, 244, 234),), "lamb, ewe", "", tall=0.84, place="farm"),
    _quad("goat", 0.95, "jump", ((238, 232, 222), (160, 130, 104)), "billy goat", "ram, ibex, gazelle kid", tall=0.9),
    _quad("pig", 0.95, "walk", ((248, 180, 176),), "piglet, hog, sow, swine", "tapir, aardvark", tall=0.72, place="farm"),
    _quad("elephant", 2.5, "walk", ((148, 152, 166),), "", "mammoth", tall=0.88),
    _quad("rhino", 2.1, "walk", ((140, 142, 148),), "rhinoceros", "", tall=0.7, material="hide"),
    _quad("hippo", 1.9, "walk", ((150, 124, 140),), "hippopotamus", "manatee", tall=0.66, material="hide"),
    _quad("giraffe", 1.6, "walk", ((246, 200, 112),), "", "", tall=1.85),
    _quad("camel", 1.9, "walk", ((216, 170, 112),), "dromedary", "", tall=1.02, place="desert"),
    _quad("lion", 1.5, "walk", ((232, 178, 96),), "lioness, lion cub", "sphinx, sabertooth", tall=0.8),
    _quad("tiger", 1.45, "walk", ((240, 146, 58),), "tiger cub", "", tall=0.76, place="jungle"),
    _quad("leopard", 1.3, "run", ((238, 190, 104),), "cheetah, jaguar", "panther, puma, cougar, ocelot", tall=0.78),
    _quad("monkey", 0.75, "jump", ((146, 98, 66),), "chimp, chimpanzee, ape", "baboon, capuchin, gibbon, mandrill, marmoset, tamarin, primate, bushbaby", tall=0.95, place="jungle"),
    _quad("kangaroo", 1.1, "jump", ((196, 142, 98),), "wallaby", "", tall=1.25),
    _quad("capybara", 0.95, "walk", ((164, 118, 80),), "", "armadillo, groundhog, marmot, woodchuck, pika, lemming, dormouse, pangolin", tall=0.72),
    _quad("mouse", 0.34, "run", ((164, 160, 168), (236, 232, 230)), "", "shrew, vole", tall=0.8),
    _quad("rat", 0.44, "run", ((112, 102, 100), (150, 144, 146)), "brown rat, sewer rat", "", tall=0.6),
    _quad("mole", 0.4, "walk", ((100, 90, 98),), "", "", tall=0.62, place="garden"),
    _quad("hamster", 0.3, "run", ((228, 164, 98), (244, 226, 200)), "", "gerbil", tall=0.72),
    _quad("guinea pig", 0.38, "walk", ((246, 232, 214), (196, 138, 92)), "", "", tall=0.62),
    _quad("llama", 1.25, "walk", ((244, 232, 212), (196, 152, 112)), "alpaca", "guanaco, vicuna", tall=1.14, place="mountains"),
    _quad("donkey", 1.35, "walk", ((150, 146, 150), (132, 108, 92)), "mule, burro", "", tall=0.98, place="farm"),
    _quad("moose", 1.8, "walk", ((104, 76, 62),), "elk", "", tall=1.0, place="forest"),
    _quad("otter", 0.8, "run", ((132, 94, 68),), "sea otter", "platypus", tall=0.5, place="lakeside"),
    _quad("beaver", 0.72, "walk", ((124, 82, 54),), "", "", tall=0.62, place="lakeside"),
    _quad("koala", 0.66, "walk", ((152, 158, 170),), "koala bear", "", tall=0.84, place="forest"),
    _quad("sloth", 0.7, "walk", ((172, 148, 118),), "", "", tall=0.8, place="jungle"),
    _quad("red panda", 0.64, "run", ((200, 92, 48),), "", "", tall=0.78, place="forest"),
    _quad("skunk", 0.5, "walk", ((54, 50, 58),), "", "", tall=0.85, place="forest"),
    _quad("badger", 0.75, "walk", ((126, 126, 134),), "", "", tall=0.62, place="forest"),
    _quad("boar", 1.1, "run", ((108, 88, 80),), "wild boar", "warthog", tall=0.72, place="forest"),
    _quad("meerkat", 0.46, "run", ((208, 172, 126),), "", "", tall=0.86, place="desert"),
    _quad("gorilla", 1.15, "walk", ((62, 60, 70),), "silverback", "orangutan", tall=0.95, place="jungle"),
    _quad("lizard", 0.55, "run", ((112, 180, 84), (206, 160, 90)), "gecko, chameleon, iguana", "salamander, newt", tall=0.36, place="jungle", material="hide"),
    _quad("squirrel", 0.42, "jump", ((190, 108, 60),), "", "chipmunk", tall=0.95, place="forest"),
    _quad("hedgehog", 0.44, "walk", ((130, 102, 84),), "", "porcupine, sea urchin", tall=0.72, place="forest"),
    _quad("turtle", 0.6, "walk", ((110, 164, 90),), "tortoise", "armadillo lizard", tall=0.66, material="shell"),
    _quad("sea turtle", 0.8, "walk", ((96, 156, 120),), "loggerhead, terrapin", "", tall=0.6, material="shell", place="beach"),
    _quad("crocodile", 1.8, "walk", ((126, 164, 76),), "alligator, croc, caiman, gharial", "komodo dragon", tall=0.34, place="jungle", material="hide"),
    _quad("frog", 0.36, "jump", ((104, 182, 76),), "toad", "tadpole, tree frog, axolotl", tall=0.84),
    _quad("snail", 0.34, "walk", ((214, 176, 130),), "", "slug, caterpillar, worm", tall=0.8),
    _quad("spider", 0.36, "walk", ((66, 58, 74),), "", "tarantula, scorpion, ant, beetle, cockroach, cricket, grasshopper, bug, insect, centipede, mantis", tall=0.6),
)  # fmt: skip
