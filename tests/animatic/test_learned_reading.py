"""What was learned of prompts: the network with its adapters, the heads, and what they may change of a reading."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from benchmarks import prompts
from generation.engine.animatic.language import asking
from generation.engine.animatic.language.learned import network
from generation.engine.animatic.language.learned.evidence import PLACES, RELATIONS
from generation.engine.animatic.language.learned.heads import Heads, pairs_told
from generation.engine.animatic.language.meaning import model_folder
from training.reader.corpus import HERE, labelled
from training.reader.model import WIDTH, Reader, kept

PROMPT = "a small cat on a red boat waves at two dogs who chase a ball behind the pier"


@pytest.fixture(scope="module")
def taught() -> Reader:
    """Heads of random weights; of the encoder nothing."""
    torch.manual_seed(3)
    none = BertModel(BertConfig(hidden_size=WIDTH, num_hidden_layers=0, vocab_size=2), add_pooling_layer=False)
    reader = Reader(none).eval()
    with torch.no_grad():
        for each in reader.parameters():
            each.add_(0.1 * torch.randn_like(each))
    return reader


def test_heads_say_what_they_said_in_training(taught: Reader) -> None:
    read = network.encoded(PROMPT)
    assert read is not None
    known = asking.evidence_of(PROMPT, read.words)
    heads = Heads({name: each.numpy() for name, each in kept(taught).items()}, read, known)
    words = torch.cat([torch.tensor(read.vectors), torch.tensor(known.told)], 1)
    among = [2, 6, 10, 15]
    with torch.no_grad():
        np.testing.assert_allclose(heads.nouns, taught.noun(words).log_softmax(-1), atol=1e-3)
        np.testing.assert_allclose(
            heads.doer(7, among), taught.doer(words, 7, among, known.doers).log_softmax(-1), atol=1e-3
        )
        lying = taught.relations(words, among, torch.tensor(pairs_told(known, among)))
        mine = heads.relations(among)[~np.eye(4, dtype=bool)]
        np.testing.assert_allclose(mine, lying.log_softmax(-1), atol=1e-3)


def test_what_is_learned_is_added_to_the_packages_own_weights() -> None:
    folder = model_folder()
    assert folder is not None
    layer = "encoder.layer.7.output.dense"
    down, up = np.full((1, 1536), 0.01, np.float32), np.full((384, 1), 0.5, np.float32)
    before, after = (onnx.load_from_string(network._merged(folder / "model.onnx", each)) for each in ({}, {
        f"{layer}.down": down, f"{layer}.up": up,
    }))  # fmt: skip
    differs = 0
    for one, other in zip(before.graph.initializer, after.graph.initializer, strict=True):
        if one.name.endswith("_quantized") and not np.array_equal(*map(numpy_helper.to_array, (one, other))):
            differs += 1
            name = one.name.removesuffix("_quantized")
            was, now = (_real(each, name) for each in (before, after))
            step = np.abs(now).max() / 127
            assert np.abs(now - was - 0.005).max() <= step / 2 + 1e-6
    assert differs == 1


def _real(model: onnx.ModelProto, name: str) -> np.ndarray:
    held = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer if each.name.startswith(name)}
    steps = held[f"{name}_quantized"].astype(np.float32) - held[f"{name}_zero_point"].astype(np.float32)
    return np.asarray(steps * held[f"{name}_scale"])


def test_words_have_their_place_among_the_pieces() -> None:
    read = network.encoded("A yak-driver's saxophone, honking!")
    assert read is not None
    assert read.words == ("a", "yak-driver's", "saxophone", ",", "honking", "!")
    assert read.vectors.shape == (6, WIDTH)


def test_what_is_too_long_to_be_read_is_left_to_the_rules() -> None:
    prompt = "a cat sleeps, " + "very " * 300 + "far away a red dragon eats a cake"
    read = network.encoded(prompt)
    assert read is not None
    assert len(read.vectors) < len(read.words)
    asked = asking.asked(prompt)
    assert {"cat", "dragon", "cake"} <= {each.noun for each in asked.subjects}


@pytest.mark.parametrize("prompt", ["", "   ", "🙂🙂", "猫が走る", "!?", "x" * 5000])
def test_what_has_no_words_to_learn_from_is_read_all_the_same(prompt: str) -> None:
    asking.asked(prompt)


def test_rules_read_alone_where_there_is_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "encoded", lambda _: None)
    asked = asking.asked("a cat sits on a table")
    assert [(each.a, each.relation, each.b) for each in asked.relations] == [(0, "on", 1)]


def test_shots_keep_their_own_relations() -> None:
    account = asking.account_of("shot 1: a cat sits on a table. shot 2: the cat sits on a horse")
    for number, wanted in ((0, ("cat", "on", "table")), (1, ("cat", "on", "horse"))):
        cast = account.cast.within(number, account.around[number])
        told = cast.asked(account.texts[number], (), (), None, 1)
        nouns = [each.noun for each in account.asked.subjects]
        assert [(nouns[each.a], each.relation, nouns[each.b]) for each in told.relations] == [wanted]


def test_the_corpus_is_in_order_and_has_no_prompt_that_is_judged_by() -> None:
    judged = {
        _flat(each["prompt"])
        for path in Path(prompts.__file__).parent.glob("*.json")
        for each in json.loads(path.read_text())
    }
    labels = [each for path in HERE.glob("*.txt") for each in labelled(path)]
    assert len(labels) > 7000
    assert not judged & {_flat(each.prompt) for each in labels}
    for each in labels:
        count = len(each.subjects)
        assert all(doer < count and (other is None or other < count) for doer, _, _, other in each.deeds)
        assert all(a < count and b < count and a != b for a, _, b in each.relations)


def _flat(prompt: str) -> str:
    return "".join(each for each in prompt.lower() if each.isalnum())


def test_answers_are_in_the_order_of_the_corpus() -> None:
    assert PLACES[-1] == "unsaid"
    assert PLACES[0] == "beach or sea"
    assert RELATIONS[4] == "in front of"
