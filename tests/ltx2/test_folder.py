"""What is wrong with a folder is said in one sentence, before anything large is read."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.folder import read_folder
from tests.ltx2.conftest import write_weights


def refusal(folder: Path) -> str:
    with pytest.raises(ModelUnavailableError) as refused:
        read_folder(folder)
    return str(refused.value)


def rename(folder: Path, **changes: object) -> None:
    """This will change entries of the folder's index."""
    index = json.loads((folder / "model_index.json").read_text())
    (folder / "model_index.json").write_text(json.dumps(index | changes))


def test_a_whole_folder_is_read_without_any_library(bare_folder: Path) -> None:
    model = read_folder(bare_folder)

    assert model.title == "LTX-2"
    assert model.parameters == dict.fromkeys(
        ("transformer", "text_encoder", "connectors", "vae", "audio_vae", "vocoder"), 3
    )
    assert model.config("scheduler") == {"use_dynamic_shifting": True, "shift_terminal": 0.1}


def test_the_generation_is_recognised_by_its_parts(bare_folder: Path) -> None:
    rename(bare_folder, vocoder=["ltx2", "LTX2VocoderWithBWE"])
    assert read_folder(bare_folder).title == "LTX-2.3"

    rename(bare_folder, text_encoder=["transformers", "Gemma4UnifiedForConditionalGeneration"])
    assert read_folder(bare_folder).title == "LTX-2.5"


def test_the_version_changes_with_the_files_and_only_then(bare_folder: Path) -> None:
    before = read_folder(bare_folder).version
    assert read_folder(bare_folder).version == before

    weights = bare_folder / "vae" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes() + b"\0")

    assert read_folder(bare_folder).version != before


def test_weights_in_several_files_are_counted_together(bare_folder: Path) -> None:
    folder = bare_folder / "transformer"
    (folder / "diffusion_pytorch_model.safetensors").unlink()
    names = [f"diffusion_pytorch_model-0000{number}-of-00002.safetensors" for number in (1, 2)]
    index = {"weight_map": {"a": names[0], "b": names[1], "c": names[1]}}
    (folder / "diffusion_pytorch_model.safetensors.index.json").write_text(json.dumps(index))
    for name in names:
        write_weights(folder / name, *(tensor for tensor, place in index["weight_map"].items() if place == name))

    assert read_folder(bare_folder).parameters["transformer"] == 9

    write_weights(folder / names[1], "b")
    wrong = folder / "diffusion_pytorch_model.safetensors.index.json"
    assert refusal(bare_folder) == (
        f"The model is not all there: {wrong} says that {names[1]} holds c, which it does not; fetch the model again."
    )

    (folder / names[1]).unlink()
    missing = f"The model is not all there: {folder / names[1]} is missing; fetch the model again."
    assert refusal(bare_folder) == missing


def test_a_part_that_is_not_used_may_be_missing(bare_folder: Path) -> None:
    rename(bare_folder, prompt_enhancer=["transformers", "Gemma4ForConditionalGeneration"], processor=[None, None])

    assert "prompt_enhancer" not in read_folder(bare_folder).parameters


def test_a_file_is_no_folder(bare_folder: Path) -> None:
    file = bare_folder / "model_index.json"

    assert refusal(file) == (
        f"{file} is not a model folder: it is a file; name the folder that holds model_index.json."
    )


def test_a_folder_without_an_index_is_no_model(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path} is not a model folder: it holds no model_index.json."


def test_an_index_that_is_cut_off_is_said(bare_folder: Path) -> None:
    index = bare_folder / "model_index.json"
    index.write_text(index.read_text()[:40])

    assert refusal(bare_folder) == (
        f"The model is not all there: {index} cannot be read as JSON; fetch the model again."
    )


def test_an_index_without_end_is_said(bare_folder: Path) -> None:
    index = bare_folder / "model_index.json"
    index.write_text("[" * 100_000)

    assert refusal(bare_folder) == (
        f"The model is not all there: {index} cannot be read as JSON; fetch the model again."
    )


def test_another_model_is_named(bare_folder: Path) -> None:
    rename(bare_folder, _class_name="StableDiffusionPipeline")

    assert refusal(bare_folder) == (
        f"{bare_folder} holds a StableDiffusionPipeline, but the engine ltx2 renders with an LTX2Pipeline."
    )

    rename(bare_folder, _class_name=["a"])
    assert refusal(bare_folder).startswith(f"{bare_folder} holds a ['a'], ")


def test_an_index_without_sound_is_no_ltx2(bare_folder: Path) -> None:
    rename(bare_folder, vocoder=[None, None])

    assert refusal(bare_folder) == f"{bare_folder / 'model_index.json'} names no vocoder, which an LTX2Pipeline needs."


def test_a_missing_part_is_named(bare_folder: Path) -> None:
    shutil.rmtree(bare_folder / "vocoder")

    assert refusal(bare_folder) == (
        f"The model is not all there: {bare_folder / 'vocoder'} is missing; fetch the model again."
    )


@pytest.mark.parametrize("file", ["vae/config.json", "scheduler/scheduler_config.json"])
def test_missing_settings_are_named(bare_folder: Path, file: str) -> None:
    (bare_folder / file).unlink()

    assert refusal(bare_folder) == (
        f"The model is not all there: {bare_folder / file} is missing; fetch the model again."
    )


def test_a_part_without_weights_is_named(bare_folder: Path) -> None:
    (bare_folder / "vae" / "diffusion_pytorch_model.safetensors").unlink()

    assert refusal(bare_folder) == (
        f"The model is not all there: {bare_folder / 'vae'} holds no weights (*.safetensors); fetch the model again."
    )


def test_a_weight_file_that_is_cut_off_is_measured(bare_folder: Path) -> None:
    weights = bare_folder / "vae" / "diffusion_pytorch_model.safetensors"
    whole = weights.read_bytes()
    weights.write_bytes(whole[:-1])

    assert refusal(bare_folder) == (
        f"The model is not all there: {weights} ends after {len(whole) - 1} of {len(whole)} bytes; "
        "fetch the model again."
    )


@pytest.mark.parametrize("content", [b"", b"version https://large-files.example/v1\n", b"\x05\0\0\0\0\0\0\0{{{{{"])
def test_what_is_no_weight_file_at_all_is_said(bare_folder: Path, content: bytes) -> None:
    weights = bare_folder / "vae" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(content)

    assert refusal(bare_folder) == (
        f"The model is not all there: {weights} is no whole safetensors file; fetch the model again."
    )


@pytest.mark.parametrize(
    "index",
    [
        "{}",
        '{"weight_map": {}}',
        '{"weight_map": {"a": 1}}',
        '{"weight_map": ["a"]}',
        '{"weight_map": {"a": "/etc/hostname"}}',
        '{"weight_map": {"a": "../vae/diffusion_pytorch_model.safetensors"}}',
        '{"weight_map": {"a": "."}}',
        f'{{"weight_map": {{"a": "{"a" * 5000}"}}}}',
    ],
)
def test_an_index_of_weights_that_names_none_is_said(bare_folder: Path, index: str) -> None:
    file = bare_folder / "transformer" / "diffusion_pytorch_model.safetensors.index.json"
    file.write_text(index)

    assert refusal(bare_folder) == f"The model is not all there: {file} names no weight files; fetch the model again."


@pytest.mark.parametrize(
    "head",
    [
        '["w"]',
        '{"w": {"dtype": "F32", "shape": [3]}}',
        '{"w": 3}',
        '{"w": {"dtype": "F32", "shape": [3], "data_offsets": [0, Infinity]}}',
        '{"w": {"dtype": "F32", "shape": [NaN], "data_offsets": [0, 12]}}',
        "[" * 100_000,
    ],
    ids=lambda head: head[:80],
)
def test_a_head_that_says_nothing_of_its_tensors_is_no_weight_file(bare_folder: Path, head: str) -> None:
    weights = bare_folder / "vae" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(len(head).to_bytes(8, "little") + head.encode() + bytes(24))

    assert refusal(bare_folder) == (
        f"The model is not all there: {weights} is no whole safetensors file; fetch the model again."
    )


def test_weights_that_somebody_made_small_are_refused_with_what_to_fetch(bare_folder: Path) -> None:
    weights = bare_folder / "transformer" / "diffusion_pytorch_model.safetensors"
    write_weights(weights, dtype="F8_E4M3")

    assert refusal(bare_folder) == (
        f"{weights} holds numbers in F8_E4M3, which are not read here: fetch the model in BF16, F16 or F32; "
        "the option weights keeps it in 8 bits."
    )
