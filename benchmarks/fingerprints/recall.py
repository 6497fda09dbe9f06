"""Attacked copies of clips looked for among others: found, surely or for a person's eye, and taken for another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import mean

from benchmarks.fingerprints.kept import attacked, delivered, prints_as_rendered, query_as_rendered
from benchmarks.fingerprints.siblings import SIBLINGS
from benchmarks.fingerprints.simulated import simulated
from benchmarks.provenance.attacks import ATTACKS, Medium, Severity
from benchmarks.provenance.clips import CLIPS, DEVELOPMENT
from benchmarks.provenance.trials import Budget, Trial
from media.fingerprints import Evidence, Grade, Index, Match

FULL = Budget(headline=20, everyday=3, hard=3, beyond=1, still=4, sound=3)
QUICK = Budget(headline=10, everyday=1, hard=1, beyond=1, still=1, sound=1)

SIMULATED = 2_000

HARDLY_MOVING = frozenset({"animatic-basketball", "snowfall", "slides"})
"""Clips in which a hundredth of the picture moves, or noise alone, or nothing but letters: they may stay for a person."""

Figures = dict[str, object]


@dataclass(frozen=True)
class Outcome:
    """What a search said about one attacked copy."""

    trial: Trial
    same: bool  # this clip first, surely
    first: bool  # this clip first, surely or for a person's eye
    others_same: tuple[str, ...]  # clips that it surely is not and was taken for
    foreign_same: tuple[str, ...]  # and those it was taken for while its own clip was not in the index


def recall(budget: Budget) -> Figures:
    """This will look for every trial's copy and give shares by severity and medium, and what was mistaken."""
    shelf = Shelf()
    outcomes = list(_outcomes(shelf, budget))
    strangers = {each.name: shelf.taken_for_without(each.name, query_as_rendered(each)) for each in SIBLINGS}
    _tell(outcomes)
    return {
        "trials": len(outcomes),
        "in_the_index": len(shelf),
        **_shares(outcomes),
        "same_of_another": sum(bool(each.others_same) for each in outcomes),
        "foreign_trials": len(outcomes) + len(SIBLINGS),
        "same_of_foreign": sum(bool(each.foreign_same) for each in outcomes) + sum(map(bool, strangers.values())),
        "mistaken": _mistaken(outcomes, strangers),
    }


class Shelf:
    """The index that is searched, and the names of its clips."""

    def __init__(self) -> None:
        self._prints = {clip.name: delivered(clip)[1] for clip in DEVELOPMENT}
        self._prints |= {clip.name: prints_as_rendered(clip) for clip in SIBLINGS}
        made = simulated(list(self._prints.values()), SIMULATED)
        self._prints |= {f"simulated-{number}": prints for number, prints in enumerate(made)}
        self._names = list(self._prints)
        self.index = Index()
        self.index.add_all((number, *self._prints[name]) for number, name in enumerate(self._names))

    def __len__(self) -> int:
        return len(self.index)

    def search(self, evidence: Evidence) -> list[tuple[str, Match]]:
        """This will search, and say the names of what was found."""
        return [(self._names[match.clip], match) for match in self.index.search(evidence)]

    def remove(self, name: str) -> None:
        """This will take a clip out."""
        self.index.remove(self._names.index(name))

    def put_back(self, name: str) -> None:
        """This will put a clip in again."""
        self.index.add(self._names.index(name), *self._prints[name])

    def taken_for_without(self, name: str, evidence: Evidence) -> tuple[str, ...]:
        """This will be the clips that evidence is surely of, according to an index without the clip it is of."""
        self.remove(name)
        found = sure(self.search(evidence))
        self.put_back(name)
        return found


def sure(found: Sequence[tuple[str, Match]]) -> tuple[str, ...]:
    """This will be the names of those that the search is sure of."""
    return tuple(name for name, match in found if match.grade is Grade.SAME)


def _outcomes(shelf: Shelf, budget: Budget) -> Iterator[Outcome]:
    for name, group in groupby(attacked(budget), key=lambda pair: pair[0].clip_name):
        pairs = list(group)
        found = [shelf.search(evidence) for _, evidence in pairs]
        shelf.remove(name)
        without = [sure(shelf.search(evidence)) for _, evidence in pairs]
        shelf.put_back(name)
        print(f"{len(pairs)} copies of {name} looked for", flush=True)
        yield from map(_outcome, (trial for trial, _ in pairs), found, without)


def _outcome(trial: Trial, found: Sequence[tuple[str, Match]], without: tuple[str, ...]) -> Outcome:
    alike = _sounding_like(trial)
    named = [(name, match) for name, match in found if name not in alike]
    is_first = bool(named) and named[0][0] == trial.clip_name
    others = tuple(name for name in sure(named) if name != trial.clip_name)
    foreign = tuple(name for name in without if name not in alike)
    return Outcome(trial, is_first and named[0][1].grade is Grade.SAME, is_first, others, foreign)


def _sounding_like(trial: Trial) -> set[str]:
    """Clips with the very sound of a trial's, where the sound is all there is: naming them is no mistake."""
    if trial.attack.medium is not Medium.SOUND:
        return set()
    return {each.name for each in SIBLINGS if each.sounds_the_same and each.chance_of == trial.clip_name}


def _shares(outcomes: Sequence[Outcome]) -> Figures:
    """Of every severity, as seen and as heard alone: the share found surely, and found first at all, and trials."""
    shares: Figures = {}
    for severity in Severity:
        for kind, media in (("seen", (Medium.VIDEO,)), ("still", (Medium.STILL,)), ("heard", (Medium.SOUND,))):
            of = [
                each
                for each in outcomes
                if each.trial.attack.severity is severity and each.trial.attack.medium in media
            ]
            if of:
                shares[f"{severity.value.replace(' ', '_')}_{kind}"] = _share(of)
    everyday = [each for each in outcomes if _is_everyday(each)]
    by_clip = {clip.name: [each for each in everyday if each.trial.clip_name == clip.name] for clip in DEVELOPMENT}
    lively = [each for each in everyday if each.trial.clip_name not in HARDLY_MOVING]
    return shares | {
        "everyday_seen_lively": _share(lively),
        "everyday_seen_by_clip": {name: _share(of) for name, of in by_clip.items()},
    }


def _is_everyday(outcome: Outcome) -> bool:
    attack = outcome.trial.attack
    return attack.severity is Severity.EVERYDAY and attack.medium is Medium.VIDEO


def _share(outcomes: Sequence[Outcome]) -> Figures:
    if not outcomes:
        return {"trials": 0}
    same, first = (round(mean(getattr(each, name) for each in outcomes), 3) for name in ("same", "first"))
    return {"same": same, "first": first, "trials": len(outcomes)}


def _mistaken(outcomes: Sequence[Outcome], strangers: dict[str, tuple[str, ...]]) -> list[str]:
    tried = [
        (
            f"{each.trial.clip_name} {each.trial.attack_name} {each.trial.variant}",
            {*each.others_same, *each.foreign_same},
        )
        for each in outcomes
    ]
    return [f"{what}: {', '.join(sorted(names))}" for what, names in (*tried, *strangers.items()) if names]


def _tell(outcomes: Sequence[Outcome]) -> None:
    print(f"\n{'attack':28}{'same':>6}{'first':>7}   of")
    for tried in ATTACKS:
        of = [each for each in outcomes if each.trial.attack_name == tried.name]
        missed = Counter(each.trial.clip_name for each in of if not each.same)
        print(
            f"{tried.name:28}{sum(each.same for each in of):6}{sum(each.first for each in of):7}   {len(of)}"
            f" ({tried.severity})   {', '.join(missed)}"
        )


assert len({clip.name for clip in (*CLIPS, *SIBLINGS)}) == len(CLIPS) + len(SIBLINGS)
