"""Opening: each refusal is one sentence, and what is opened is what was planned."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2 import model
from generation.engine.ltx2.engine import Ltx2Engine
from generation.engine.ltx2.folder import MODELS
from generation.engine.ltx2.model import LoadedModel, load_model
from generation.engine.ltx2.options import Options
from generation.engine.registry import build_engine


def refusal(folder: Path | str, options: Options | None = None) -> str:
    """This will be the sentence that opening `folder` is refused with."""
    with pytest.raises(ModelUnavailableError) as refused, Ltx2Engine(str(folder), options).open():
        pass
    return str(refused.value)


def test_the_engine_is_named_in_settings_and_imports_nothing_heavy() -> None:
    program = (
        "import sys; from generation.engine.registry import build_engine; build_engine('ltx2:/models/ltx');"
        "print([name for name in ('torch', 'diffusers', 'transformers') if name in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert answer.stdout == "[]\n"
    assert isinstance(build_engine("ltx2"), Ltx2Engine)


def test_without_torch_the_extra_to_install_is_named(bare_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "find_spec", lambda name: None if name in ("torch", "diffusers") else name)

    assert refusal(bare_folder) == (
        "The engine ltx2 needs torch, diffusers: install the project's extra gpu (pip install -e '.[gpu]')."
    )


def test_no_such_folder(tiny_folder: Path) -> None:
    folder = tiny_folder / "nothing" / "here"

    assert refusal(folder) == f"There is no folder {folder}, and it is no hub id (owner/name) either."


def test_a_hub_id_that_is_not_here_and_cannot_be_fetched(tiny_folder: Path) -> None:
    said = refusal("nobody/nothing")

    assert said.startswith(
        "There is no folder nobody/nothing, and the hub's model of that name is neither here nor could be fetched: "
    )
    assert said.endswith(
        "offline mode is enabled. To disable it, please unset the `HF_HUB_OFFLINE` environment variable."
    )


def test_a_half_downloaded_folder_is_refused_before_it_is_loaded(bare_folder: Path, tiny_folder: Path) -> None:
    (bare_folder / "vocoder" / "config.json").unlink()

    assert refusal(bare_folder) == (
        f"The model is not all there: {bare_folder / 'vocoder' / 'config.json'} is missing; fetch the model again."
    )


def test_files_that_do_not_fit_together_are_refused_in_one_line(bare_folder: Path, tiny_folder: Path) -> None:
    sentence = refusal(bare_folder)

    assert sentence.startswith(f"The model in {bare_folder} cannot be loaded: ")
    assert "\n" not in sentence


def test_a_config_that_asks_for_more_than_the_files_hold(tiny_folder: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    shutil.copytree(tiny_folder, folder)
    config = folder / "transformer" / "config.json"
    config.write_text(config.read_text().replace('"num_layers": 2', '"num_layers": 3'))

    assert refusal(folder).startswith(
        f"The model in {folder} cannot be loaded: the config of its transformer asks for transformer_blocks.2."
    )


def test_no_accelerator_where_one_is_required(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "find_card", lambda options: None)

    assert refusal(tiny_folder, Options(allow_cpu=False)).startswith("torch finds no accelerator, and this model of ")


def test_an_attention_that_nobody_knows(tiny_folder: Path) -> None:
    assert (
        refusal(tiny_folder, Options(attention="magic", device="cpu"))
        == "attention is 'magic', which diffusers does not know."
    )


def test_steps_of_a_model_that_turns_out_to_be_distilled(tiny_folder: Path) -> None:
    distilled = tiny_folder.with_name("tiny-distilled")
    distilled.symlink_to(tiny_folder)

    assert refusal(distilled, Options(steps=4)) == (
        "tiny-distilled is a distilled model, whose steps are fixed: leave the option steps out."
    )


def test_the_tiny_model_is_whole_and_counted_from_its_files(loaded: LoadedModel) -> None:
    def count(part: str) -> int:
        tensors = getattr(loaded.pipe, part).state_dict().values()
        return sum({tensor.data_ptr(): tensor.numel() for tensor in tensors}.values())  # tied ones are stored once

    assert loaded.folder.parameters == {part: count(part) for part in MODELS}
    assert loaded.title == "LTX-2"
    assert loaded.pipe.prompt_enhancer is None


def test_distilled_noise_levels_reach_the_scheduler_as_they_are(tiny_folder: Path) -> None:
    asked = [1000.0, 993.75, 987.5, 981.25, 975.0, 909.375, 725.0, 421.875]

    distilled = load_model(str(tiny_folder), Options(schedule="distilled", device="cpu"))
    distilled.pipe.scheduler.set_timesteps(sigmas=list(distilled.schedule.sigmas), mu=1.0)

    assert distilled.title == "LTX-2 distilled"
    assert distilled.pipe.scheduler.timesteps.tolist() == pytest.approx(asked, abs=1e-3)


def test_the_same_levels_would_be_shifted_by_the_full_model_s_scheduler(loaded: LoadedModel) -> None:
    loaded.pipe.scheduler.set_timesteps(sigmas=[1.0, 0.725, 0.421875], mu=1.0)

    assert loaded.pipe.scheduler.timesteps.tolist()[-1] == pytest.approx(100, abs=0.01)  # its shift_terminal


def test_a_text_encoder_that_lacks_weights_is_not_given_random_ones(tiny_folder: Path, tmp_path: Path) -> None:
    lacking = "language_model.model.layers.0.mlp.down_proj.weight"
    without(lacking, folder := copied(tiny_folder, tmp_path))
    seeing = copied(tiny_folder, tmp_path / "seeing")
    without("vision_tower.embeddings.patch_embedding.bias", seeing)

    assert refusal(folder) == (
        f"The model in {folder} cannot be loaded: the config of its text_encoder asks for "
        "model.language_model.layers.0.mlp.down_proj.weight, which its files do not hold."
    )
    assert load_model(str(seeing), Options()).title == "LTX-2", "no picture is ever shown to it"


def test_a_tokenizer_without_its_words_would_read_every_prompt_alike(tiny_folder: Path, tmp_path: Path) -> None:
    folder = copied(tiny_folder, tmp_path)
    (folder / "tokenizer" / "tokenizer.json").unlink()

    assert refusal(folder) == (
        f"The model is not all there: the tokenizer in {folder / 'tokenizer'} knows no words; fetch the model again."
    )


def copied(folder: Path, into: Path) -> Path:
    """This will be a copy of a model folder, to spoil."""
    return Path(shutil.copytree(folder, into / "model"))


def without(tensor: str, folder: Path) -> None:
    """This will leave a weight out of a text encoder's file."""
    from safetensors.torch import load_file, save_file

    file = folder / "text_encoder" / "model.safetensors"
    save_file({name: kept for name, kept in load_file(file).items() if name != tensor}, file, {"format": "pt"})
