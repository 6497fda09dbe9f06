"""One transformer shared by several cards, here by processes on the CPU: the clip of one, and no end without a word."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Pipe
from pathlib import Path
from threading import Barrier, Thread
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

from generation.engine.catalogue import LTX2
from generation.engine.contracts import Holding
from generation.engine.errors import EngineError, ModelUnavailableError
from generation.engine.inputs import Keyframe, Style, Voice
from generation.engine.ltx2.model import Recipe, find_card, load_model
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import Placement, Plan, device_of
from generation.engine.protocol import SilentWatch
from tests.ltx2.conftest import STEPS
from tests.ltx2.nursery import Nursery
from tests.ltx2.test_inputs import OTHER_PICTURE, PICTURE, denoised, hum
from tests.ltx2.test_memory import CPU_SAYS
from tests.ltx2.test_styles import write_adapter
from tests.ltx2.tiny_model import _LATER, _LATEST, _transformer
from tests.ltx2.watching import SMALLEST

if TYPE_CHECKING:
    import torch

    from generation.engine.ltx2.company import Company
    from generation.engine.ltx2.session import OpenLtx2

ALIKE = 1e-5


@dataclass
class Table:
    """Where threads that stand for cards lay their parts."""

    size: int
    parts: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.parts, self.barrier = [None] * self.size, Barrier(self.size, timeout=30)


@dataclass
class Seat:
    """One thread's place in a ring."""

    table: Table
    rank: int

    @property
    def size(self) -> int:
        return self.table.size

    def gather(self, part: torch.Tensor) -> list[torch.Tensor]:
        self.table.parts[self.rank] = part
        self.table.barrier.wait()
        parts = list(self.table.parts)
        self.table.barrier.wait()
        return parts


def call_of(transformer: Any, *, for_each_token: bool, **more: Any) -> dict[str, Any]:
    """This will be a call with 18 tokens of picture and 11 of sound: neither is a multiple of what they are spread over."""
    import torch

    chance = torch.Generator().manual_seed(3)
    count = {
        "hidden_states": 18,
        "audio_hidden_states": 11,
        "encoder_hidden_states": 7,
        "audio_encoder_hidden_states": 7,
    }
    width = {"hidden_states": 8, "audio_hidden_states": 16, "encoder_hidden_states": 16}
    of_sound = 16 if transformer.config.use_prompt_embeddings else 8
    times = [torch.rand(2, count, generator=chance) * 1000 for count in (18, 11)] if for_each_token else [500.0, 400.0]
    return {
        **{name: torch.randn(2, count[name], width.get(name, of_sound), generator=chance) for name in count},
        "timestep": torch.as_tensor(times[0]).expand(2, *([18] if for_each_token else [])),
        "audio_timestep": torch.as_tensor(times[1]).expand(2, *([11] if for_each_token else [])),
        "sigma": torch.full((2,), 500.0),
        "audio_sigma": torch.full((2,), 400.0),
        "encoder_attention_mask": torch.tensor([[0.0] * 3 + [1.0] * 4, [1.0] * 7]),
        "audio_encoder_attention_mask": torch.tensor([[0.0] * 3 + [1.0] * 4, [1.0] * 7]),
        "num_frames": 2,
        "height": 3,
        "width": 3,
        "audio_num_frames": 11,
        "use_cross_timestep": True,
        "return_dict": False,
        **more,
    }


@pytest.mark.parametrize(
    ("changes", "size", "for_each_token", "more"),
    [
        ({}, 2, False, {"spatio_temporal_guidance_blocks": [1]}),
        ({}, 5, True, {"isolate_modalities": True}),
        (_LATER, 2, True, {}),
        ({**_LATER, **_LATEST}, 3, False, {}),
        ({**_LATER, **_LATEST}, 3, True, {"spatio_temporal_guidance_blocks": [1], "perturbation_mask": (0.0, 1.0)}),
    ],
    ids=["LTX-2 perturbed", "sides apart", "LTX-2.3", "LTX-2.5", "LTX-2.5 half perturbed"],
)
def test_each_card_s_share_adds_up_to_the_answer_of_one(
    changes: dict[str, Any], size: int, for_each_token: bool, more: dict[str, Any]
) -> None:
    torch = pytest.importorskip("torch")
    from generation.engine.ltx2.spreading import run_share, spread_attention, with_places

    torch.manual_seed(0)
    whole = _transformer(changes)
    more = {name: torch.tensor(value) if isinstance(value, tuple) else value for name, value in more.items()}
    call = call_of(whole, for_each_token=for_each_token, **more)
    table, answers = Table(size), cast(list[Any], [None] * size)

    def work(rank: int) -> None:
        mine = deepcopy(whole)
        with torch.no_grad():
            spread = spread_attention(mine, Seat(table, rank))
            answers[rank] = run_share(mine.forward, spread, with_places(mine, call))

    threads = [Thread(target=work, args=(rank,)) for rank in range(size)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with torch.no_grad():
        expected = whole(**call)
    for answer in answers:
        for part, of_one in zip(answer, expected, strict=True):
            assert part.shape == of_one.shape
            assert float((part - of_one).abs().max()) < ALIKE


@pytest.fixture(scope="module")
def nursery(tiny_folder: Path) -> Iterator[Nursery]:
    """Where followers come from."""
    import torch.distributed as dist

    from generation.engine.ltx2 import company, session  # noqa: F401 (so that no follower has to)

    assert not dist.is_initialized()
    made = Nursery()
    yield made
    made.close()


@pytest.fixture(scope="module")
def styled_folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A style on disk."""
    return str(write_adapter(tmp_path_factory.mktemp("cards") / "clay", 3))


@pytest.fixture(scope="module")
def shared(tiny_folder: Path, styled_folder: str, nursery: Nursery) -> Iterator[OpenLtx2]:
    """The tiny model, its transformer shared by two processes."""
    from generation.engine.ltx2 import company
    from generation.engine.ltx2.session import OpenLtx2

    options = Options(steps=STEPS, device="cpu", batch_max=4, cards=2, styles={"clay": styled_folder})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(company, "launched", nursery.launch)
        for name in ("CALL_TIMEOUT_S", "LOADING_TIMEOUT_S"):
            patch.setattr(company, name, 60.0)  # not for ever, should a test find that it hangs
        session = OpenLtx2(load_model(str(tiny_folder), options), LTX2)
        yield session
        session.close()


def test_two_processes_make_the_clips_of_one(opened: OpenLtx2, shared: OpenLtx2) -> None:
    plain = [SMALLEST, replace(SMALLEST, seed=8, prompt="a dog")]
    given = replace(
        SMALLEST,
        keyframes=(Keyframe(picture=PICTURE), Keyframe(picture=OTHER_PICTURE, at_s=0.2, strength=0.8)),
        voice=Voice(sound=hum(7)),
    )

    for wishes in (plain, [given]):
        for one, two in zip(denoised(opened, *wishes), denoised(shared, *wishes), strict=True):
            assert float((one.latents.picture - two.latents.picture).abs().max()) < ALIKE
            assert float((one.latents.sound - two.latents.sound).abs().max()) < ALIKE
    assert shared.holding == Holding(plan="resident, 2 cards", batch_max=4)


def test_a_style_is_worn_by_all_and_taken_off_by_all(
    shared: OpenLtx2, opened: OpenLtx2, tiny_folder: Path, styled_folder: str
) -> None:
    from generation.engine.ltx2.session import OpenLtx2

    options = Options(steps=STEPS, device="cpu", styles={"clay": styled_folder})
    alone = OpenLtx2(load_model(str(tiny_folder), options), LTX2)
    in_clay = replace(SMALLEST, styles=(Style(name="clay", scale=0.7),))

    (one,), (two,) = denoised(alone, in_clay), denoised(shared, in_clay)
    (plain,), (after,) = denoised(opened, SMALLEST), denoised(shared, SMALLEST)

    assert float((one.latents.picture - two.latents.picture).abs().max()) < ALIKE
    assert float((one.latents.picture - plain.latents.picture).abs().max()) > 100 * ALIKE
    assert float((after.latents.picture - plain.latents.picture).abs().max()) < ALIKE


def restarted(session: OpenLtx2, nursery: Nursery, begin: str) -> Company:
    """This will have the session's next followers begin so."""
    company = session.model.company
    assert company is not None
    company.close()
    nursery.next.append(begin)
    return company


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ("dies", "The follower on card 2 of 2 died."),
        ("fails", "The follower on card 2 of 2 failed: no such kernel"),
    ],
)
def test_a_follower_that_is_lost_ends_the_pass_in_words_and_the_next_has_another(
    shared: OpenLtx2, nursery: Nursery, how: str, words: str
) -> None:
    restarted(shared, nursery, how)

    (outcome,) = shared.start([SMALLEST], [SilentWatch()])

    assert isinstance(outcome, EngineError)
    assert (str(outcome), outcome.retryable) == (words, True)
    assert len(denoised(shared, SMALLEST)) == 1


def test_a_follower_that_does_nothing_is_not_waited_for(
    shared: OpenLtx2, nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    from generation.engine.ltx2 import company

    restarted(shared, nursery, "stops").open()
    monkeypatch.setattr(company, "CALL_TIMEOUT_S", 2.0)

    (outcome,) = shared.start([SMALLEST], [SilentWatch()])

    assert isinstance(outcome, EngineError)
    assert str(outcome) == "The followers gave no answer in time."


def test_a_follower_that_died_of_itself_between_two_clips_costs_none(
    shared: OpenLtx2, caplog: pytest.LogCaptureFixture
) -> None:
    company = shared.model.company
    assert company is not None
    company.open()
    crew = company._crew
    assert crew is not None
    crew.processes[0].kill()
    crew.ended.wait(30)

    assert len(denoised(shared, SMALLEST)) == 1
    assert "ltx2: followers are started anew: The follower on card 2 of 2 died." in caplog.messages


def test_want_of_room_on_a_follower_s_card_is_want_of_room(
    shared: OpenLtx2, nursery: Nursery, caplog: pytest.LogCaptureFixture
) -> None:
    restarted(shared, nursery, "has no room")

    assert len(denoised(shared, SMALLEST)) == 1
    assert shared.holding.plan == "fp8 resident, 2 cards"
    said = f"The follower on card 2 of 2 failed: {CPU_SAYS}"
    expected = f"ltx2: out of memory under the plan resident, 2 cards, going on with fp8 resident, 2 cards: {said}"
    assert expected in caplog.messages


def test_a_follower_started_as_in_earnest_ends_when_the_lead_is_gone() -> None:
    line, end = Pipe()
    with end:
        command = [sys.executable, "-m", "generation.engine.ltx2.follower", str(end.fileno())]
        process = subprocess.Popen(command, pass_fds=[end.fileno()])
    line.close()

    assert process.wait(60) == 0


class Accelerators:
    """Stands for torch.cuda on a machine with these cards (GiB each)."""

    def __init__(self, *gib: int) -> None:
        self._gib = gib

    def is_available(self) -> bool:
        return bool(self._gib)

    def device_count(self) -> int:
        return len(self._gib)

    def get_device_properties(self, number: int) -> Any:
        return SimpleNamespace(name=f"Card {number}", total_memory=self._gib[number] << 30, major=9)


def test_the_cards_asked_for_must_be_there_and_the_smallest_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch")

    monkeypatch.setattr(torch, "cuda", Accelerators(80, 80, 48))
    card = find_card(Options(cards=2, device="cuda:1"))
    assert card is not None
    assert (card.device, card.name, card.total_bytes) == ("cuda:1", "Card 2", 48 << 30)
    assert [device_of("cuda:1", rank) for rank in (0, 1)] == ["cuda:1", "cuda:2"]
    with pytest.raises(
        ModelUnavailableError, match=r"^cards=3 .* from cuda:1 on, but torch finds 3 accelerators in all.$"
    ):
        find_card(Options(cards=3, device="cuda:1"))
    monkeypatch.setattr(torch, "cuda", Accelerators())
    with pytest.raises(ModelUnavailableError, match=r"^cards=2 was asked for, but torch finds no accelerator.$"):
        find_card(Options(cards=2))


def test_a_torch_that_cannot_pass_tensors_between_cards_is_refused(
    loaded: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    import torch.distributed as dist

    from generation.engine.ltx2.company import Company

    plan = Plan(device="cuda:0", dtype="bfloat16", placement=Placement.RESIDENT, is_tiled=True, cards=2)
    recipe: Recipe = replace(loaded.recipe, plans=(plan,))
    monkeypatch.setattr(dist, "is_backend_available", lambda name: name != "nccl")
    with pytest.raises(ModelUnavailableError, match=r"^cards=2 needs nccl, which this torch was built without.$"):
        Company(recipe)
    monkeypatch.setattr(dist, "is_available", lambda: False)
    with pytest.raises(ModelUnavailableError, match=r"^cards=2 needs torch.distributed, which"):
        Company(recipe)


def test_what_does_not_go_with_cards_is_said() -> None:
    with pytest.raises(ValueError, match="compile does not go with cards"):
        Options.of_words({"cards": "2", "compile": "inductor"})
    with pytest.raises(ValueError, match="cards is 0; it must be 1 or more"):
        Options(cards=0)
