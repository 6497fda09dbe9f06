"""Gestures: what hands and feet do in time, for those who have hands (`handed`, `handy`) and for those who have paws
(`pawed`).

Each is a function of the seconds since it began; lengths are in body heights or body lengths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from generation.engine.animatic.physics import blows, bodily, handed, handy, pawed
from generation.engine.animatic.physics.rhythm import eased
from generation.engine.animatic.physics.stances import Stance, at_weight, over, towards

_EASE_S = 0.28  # into a gesture and out of it


@dataclass(frozen=True)
class Gesture:
    """From `at_s` to `until_s` the figure does this: a key of `GESTURES`."""

    at_s: float
    until_s: float
    name: str

    def weight(self, now_s: float) -> float:
        """This will be how much of it is seen now, 0..1."""
        share = min((now_s - self.at_s) / _EASE_S, (self.until_s - now_s) / _EASE_S, 1.0)
        return eased(share)

    def stance(self, now_s: float, *, has_hands: bool) -> Stance:
        """This will be the stance it has reached."""
        return GESTURES[self.name][0 if has_hands else 1](now_s - self.at_s)


GESTURES: dict[str, tuple[Callable[[float], Stance], Callable[[float], Stance]]] = {
    "clap": (handed.clap, pawed.beg),
    "cheer": (handed.cheer, pawed.beg),
    "disco": (handed.disco, pawed.step_dance),
    "twist": (handed.twist, pawed.beg),
    "ballet": (handed.ballet, pawed.beg),
    "martial arts": (handed.punches, pawed.beg),
    "fight": (blows.fight, blows.paws),
    "guard": (handed.guard, pawed.beg),
    "sit": (handed.sit, pawed.sit_up),
    "astride": (handed.astride, pawed.cling),
    "seated": (handed.seated, pawed.sit_up),
    "eat": (handy.eat, pawed.lap),
    "drink": (handy.drink, pawed.lap),
    "guitar": (handed.guitar, pawed.beg),
    "drum": (handed.drum, pawed.drum),
    "sing": (handed.sing, pawed.sing_up),
    "hug": (handed.hug, pawed.beg),
    "push": (handed.push, pawed.prowl),
    "pull": (handed.pull, pawed.prowl),
    "hold": (handed.hold, pawed.beg),
    "sneak": (handed.sneak, pawed.prowl),
    "balance": (handed.balance, pawed.as_usual),
    "one leg": (handed.landed_on_one_leg, pawed.as_usual),
    "pulled in": (handed.pulled_in, pawed.curl_up),
    "surf": (handed.surf, pawed.prowl),
    "ski": (handed.ski, pawed.prowl),
    "crawl": (handed.crawl, pawed.paddle),
    "soar": (handed.soar, pawed.leap_out),
    "hang": (handed.hang, pawed.leap_out),
    "climb": (handed.climb, pawed.leap_out),
    "spread": (handed.spread, pawed.leap_out),
    "split": (handed.split, pawed.leap_out),
    "kick": (handed.kick, pawed.paw),
    "catch": (handed.catch, pawed.beg),
    "bow": (handed.bow, pawed.lap),
    "lie": (handed.lie, pawed.curl_up),
    "stir": (handy.stir, pawed.beg),
    "cut": (handy.cut, pawed.beg),
    "flick": (handy.flick, pawed.beg),
    "pour": (handy.pour, pawed.beg),
    "hammer": (handy.hammer, pawed.paw),
    "read": (handy.read, pawed.pore),
    "type": (handy.types, pawed.paw),
    "keys": (handy.keys, pawed.beg),
    "violin": (handy.violin, pawed.beg),
    "blow": (handy.blow, pawed.beg),
    "paint": (handy.paint, pawed.paw),
    "write": (handy.write, pawed.paw),
    "phone": (handy.phone, pawed.paw),
    "snap": (handy.snap, pawed.beg),
    "sweep": (handy.sweep, pawed.beg),
    "feed": (handy.feed, pawed.paw),
    "feed low": (handy.feed_low, pawed.paw),
    "feed high": (handy.feed_high, pawed.paw),
    "nibble low": (handy.nibble, pawed.nibble_low),
    "nibble": (handy.nibble, pawed.nibble),
    "sow": (handy.sow, pawed.paw),
    "hold aloft": (handy.hold_aloft, pawed.beg),
    "hurl": (handy.hurl, pawed.paw),
    "rub": (handy.rub, pawed.paw),
    "rub low": (handy.rub_low, pawed.paw),
    "rub in hand": (handy.rub_in_hand, pawed.beg),
    "brush teeth": (handy.brush_teeth, pawed.paw),
    "blow a ring": (handy.blow_a_ring, pawed.beg),
    "knit": (handy.knit, pawed.beg),
    "cuddle": (handy.cuddle, pawed.beg),
    "take up": (handy.take_up, pawed.take_up),
    "lift": (handy.lift, pawed.beg),
    "strike": (handy.strike, pawed.paw),
    "give": (handy.give, pawed.paw),
    "take": (handy.take, pawed.paw),
    "bosom": (handy.bosom, pawed.beg),
    "unwrap": (handy.unwrap, pawed.beg),
    "stroke": (handy.stroke, pawed.paw),
    "build": (handy.build, pawed.beg),
    "hold up": (handy.hold_up, pawed.beg),
    "tip": (handy.tip, pawed.beg),
    "at a shaft": (handy.at_a_shaft, pawed.beg),
    "at a rod": (handy.at_a_rod, pawed.beg),
    "dig": (handy.at_a_shaft, pawed.dig),
    "club": (handy.club, pawed.beg),
    "waltz": (handed.waltz, pawed.beg),
    "shake": (handed.shake, pawed.paw),
    "kiss": (handed.kiss, pawed.as_usual),
    "kiss down": (handed.kiss_down, pawed.as_usual),
    "high five": (handed.high_five, pawed.paw),
    "point": (handed.point, pawed.paw),
    "salute": (handed.salute, pawed.paw),
    "swordplay": (handed.swordplay, pawed.beg),
    "fence": (handed.fence, pawed.beg),
    "drop off": (handed.drop_off, pawed.curl_up),
    "headlong": (handed.headlong, pawed.leap_out),
    "ready": (handed.ready, pawed.sit_up),
    "cling": (pawed.cling, pawed.cling),
    "paw": (handed.clap, pawed.paw),
    "beg": (handed.clap, pawed.beg),
    "chat": (bodily.chat, bodily.chat_four),
    "listen": (bodily.listen, bodily.listen),
    "laugh": (bodily.laugh, bodily.laugh_four),
    "cry": (bodily.cry, bodily.cry_four),
    "sneeze": (bodily.sneeze, bodily.sneeze_four),
    "cough": (bodily.cough, bodily.cough_four),
    "yawn": (bodily.yawn, bodily.yawn_four),
    "stretch": (bodily.stretch, bodily.stretch_four),
    "nod": (bodily.nod, bodily.nod_four),
    "shrug": (bodily.shrug, pawed.as_usual),
    "kneel": (bodily.kneel, pawed.lap),
    "propose": (bodily.propose, pawed.beg),
    "gasp": (bodily.gasp, pawed.sit_up),
    "pray": (bodily.pray, pawed.beg),
    "implore": (bodily.implore, pawed.beg),
    "shiver": (bodily.shiver, bodily.shiver_four),
    "flex": (bodily.flex, pawed.beg),
    "squat": (bodily.squat, pawed.as_usual),
    "yoga": (bodily.yoga, bodily.yoga_four),
    "scratch": (bodily.scratch, bodily.scratch_four),
    "whistle": (bodily.whistle, pawed.as_usual),
    "shout": (bodily.shout, pawed.sing_up),
    "sigh": (bodily.sigh, bodily.sigh_four),
}
"""Name -> how it is done with hands, and with paws."""

UNBENT = frozenset(
    {"frog", "turtle", "sea turtle", "snail", "spider", "crab", "monkey", "gorilla", "kangaroo", "dragon", "monster",
     "alien", "dinosaur", "skeleton", "mermaid", "fairy"}
)  # fmt: skip
"""Kinds on two or four feet whose drawings have a plan of their own, which no stance bends: only their mouths show it."""


def stance_of(gestures: Sequence[Gesture], seat: str, now_s: float, *, has_hands: bool) -> Stance | None:
    """This will be the stance of a moment: the last gesture that has begun, until it is reached upon the one before; of who
    sits (`seat`: a key of `GESTURES`) no more of it than hands, head and trunk; None where nothing is done.
    """
    doing = [gesture for gesture in gestures if gesture.at_s <= now_s < gesture.until_s]
    if not doing:
        return None
    gesture = max(doing, key=lambda each: each.at_s)
    stance = _reached(gesture, now_s, has_hands=has_hands)
    before = [each for each in doing if each is not gesture and each.name != seat]
    if before and has_hands:
        stance = over(_reached(max(before, key=lambda each: each.at_s), now_s, has_hands=has_hands), stance)
    return stance if seat in {"", gesture.name} else _sitting(stance, GESTURES[seat][0 if has_hands else 1](now_s))


def _reached(gesture: Gesture, now_s: float, *, has_hands: bool) -> Stance:
    stance = gesture.stance(now_s, has_hands=has_hands)
    return replace(stance, weight=stance.weight * gesture.weight(now_s))


def _sitting(stance: Stance, base: Stance) -> Stance:
    share = stance.weight
    left, right = (
        own if own is None or wished is None else towards(share, own, wished)
        for own, wished in zip(base.hands, stance.hands, strict=True)
    )
    lean = at_weight(share, base.lean, base.lean + stance.lean)
    return replace(stance, hands=(left, right), feet=base.feet, hips=base.hips, lean=lean, weight=1.0)
