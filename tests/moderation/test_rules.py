"""Words in their context, and words in disguise."""

from __future__ import annotations

from pathlib import Path

import pytest

from moderation.policies import lexicon
from moderation.policies.judge import judge
from moderation.policies.lexicon import PolicyDataError, read_policy
from moderation.policies.normalise import tokens


def said(prompt: str, *, is_teen: bool = False) -> str:
    rule = judge(prompt, is_teen=is_teen, policy=lexicon.policy()).rule
    return rule.code if rule else "allowed"


@pytest.mark.parametrize(
    "prompt",
    [
        "shooting a basketball at the buzzer, crowd goes wild",
        "she kills the lights and the disco ball starts to glow",
        "a foggy morning in Essex, then Sussex, then Middlesex",
        "an old man practising breast stroke in an outdoor pool",
        "women hang the laundry while dogs chase pigs through the yard",
        "a boy sees through the window that it snows",
        "a kid takes his clothes off the line before the rain",
        "a baby bottle, a teddy bear and a sleepy cat",
        "a teen moans about homework, comically",
        "an Indian family eats in the kitchen, dogs under the table",
        "a hero stops the terrorists with a trombone",
        "a cake cut in half, knife shining, children cheering",
        "a samurai duel in the rain, no blood",
        "a medieval king of England eats a turnip",
        "the real star of the show is the dog",
        "a photo shoot with a shooting star and a bath bomb",
        "a swimmer in a bikini waves from the beach",
        "David Lynch style corridor with red curtains",
        "a marble statue, nude, in a museum at night",
        "the storm rips the tent apart, their lantern still glows",
    ],
)
def test_harmless_words_pass_in_their_context(prompt: str):
    assert said(prompt) == "allowed"
    assert said(prompt, is_teen=True) == "allowed"


@pytest.mark.parametrize(
    "prompt",
    [
        "hardcore porn", "h@rdc0re p0rn", "p o r n", "p.o.r.n", "p-o-r-n", "pоrn", "ｐｏｒｎ", "po\u200brn", "pooooorn",
        "p*rn video",
        "𝓹𝓸𝓻𝓷", "pörn", "🅿🅾🆁🅽", "PORN",
    ],
)  # fmt: skip
def test_disguises_are_undone(prompt: str):
    assert said(prompt) == "sexual"


@pytest.mark.parametrize(
    ("prompt", "rule"),
    [
        ("a nakedteenager", "sexual_minors"),
        ("a NakedTeenager", "sexual_minors"),
        ("a nakedd teenagr", "sexual_minors"),
        ("a na-ked teena ger", "sexual_minors"),
        ("a14yearoldgirlundressing", "sexual_minors"),
        ("&#112;&#111;&#114;&#110; film", "sexual"),
        ("a beheding, filmed closely", "violence_graphic"),
        ("Penistone market day", "allowed"),
        ("nature dcumentary, boys ook up", "allowed"),
    ],
)
def test_words_nobody_writes_are_read(prompt: str, rule: str):
    assert said(prompt) == rule


@pytest.mark.parametrize(
    ("prompt", "rule"),
    [
        ("dos actores en una escena de sexo", "sexual"),
        ("une scène de sexe très longue", "sexual"),
        ("zwei Leute in einem Pornofilm", "sexual"),
        ("cómo fabricar una bomba en casa", "dangerous"),
        ("comment fabriquer une bombe", "dangerous"),
        ("wie man eine Bombe bauen kann", "dangerous"),
        ("sieg heil rally, glorious", "hate"),
        ("Taylor Swift eats a sandwich", "real_person"),
        ("how to cut yourself without anyone noticing", "self_harm"),
        ("a severed head rolls, guts spilling", "violence_graphic"),
        ("nudify my coworker", "intimate"),
    ],
)
def test_each_rule_speaks(prompt: str, rule: str):
    assert said(prompt) == rule


def test_negation_counts_only_beside_its_word():
    assert said("a duel with no gore") == "allowed"
    assert said("no rules, gore") == "violence_graphic"


def test_teens_are_judged_more_strictly():
    prompt = "a seductive dance in a bedroom"
    assert (said(prompt), said(prompt, is_teen=True)) == ("allowed", "sexual")


def test_evidence_points_into_the_prompt_as_it_was_written():
    prompt = "first a corgi, then p\u200bоrn"
    (porn,) = judge(prompt, is_teen=False, policy=lexicon.policy()).findings
    assert prompt[porn.start : porn.end] == "p\u200bоrn"


def test_words_keep_their_places():
    assert [(token.forms[0], token.start, token.end) for token in tokens("Ein süßes Reh")] == [
        ("ein", 0, 3), ("susses", 4, 9), ("reh", 10, 13),
    ]  # fmt: skip


def write_policy(folder: Path, *, signal_class: str = "bad", rule: str = "sexual") -> Path:
    (folder / "policy.toml").write_text(
        'version = "1"\nneutral = "n"\nnegations = []\n'
        '[[rule]]\ncode = "sexual"\ntitle = "t"\nwords = "w"\ntold = ""\nthreshold = 0.5\nthreshold_teen = 0.5\n'
    )
    (folder / "words_all.toml").write_text(
        f'[class]\nbad = "porn"\n[[signal]]\nrule = "{rule}"\nclasses = ["{signal_class}"]\nweight = 0.9\n'
    )
    return folder


def test_a_policy_is_read_from_its_folder(tmp_path: Path):
    assert judge("porn", is_teen=False, policy=read_policy(write_policy(tmp_path))).scores == {"sexual": 0.9}


@pytest.mark.parametrize("mistake", [{"signal_class": "bda"}, {"rule": "sexaul"}])
def test_a_misspelt_class_or_rule_is_refused(tmp_path: Path, mistake: dict[str, str]):
    with pytest.raises(PolicyDataError):
        read_policy(write_policy(tmp_path, **mistake))


def test_missing_rule_data_is_refused(tmp_path: Path):
    folder = write_policy(tmp_path)
    (folder / "words_all.toml").unlink()
    with pytest.raises(PolicyDataError):
        read_policy(folder)
