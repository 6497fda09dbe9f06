"""The tiny model, built once; without torch its tests are skipped and say so."""

from __future__ import annotations

import json
import os
import struct
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generation.engine.catalogue import LTX2
from generation.engine.ltx2.model import LoadedModel, load_model
from generation.engine.ltx2.options import Options
from tests.ltx2.tiny_model import build_tiny_model

if TYPE_CHECKING:
    from generation.engine.ltx2.session import OpenLtx2

# Read by the libraries when they are imported: no test may reach the network.
os.environ["HF_HUB_OFFLINE"] = "1"

STEPS = 3


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a whole random-weight LTX-2."""
    if find_spec("torch") is None or find_spec("diffusers") is None:
        pytest.skip("THE REAL MODEL'S ENGINE IS NOT TESTED: torch and diffusers are missing (install the extra gpu)")
    import torch

    torch.set_num_threads(1)  # on small shared machines a second thread only waits for the first
    return build_tiny_model(tmp_path_factory.mktemp("ltx2") / "tiny")


@pytest.fixture(scope="session")
def loaded(tiny_folder: Path) -> LoadedModel:
    """The tiny model in memory, full schedule, three steps."""
    return load_model(str(tiny_folder), Options(steps=STEPS, device="cpu", batch_max=4))


@pytest.fixture
def opened(loaded: LoadedModel) -> OpenLtx2:
    """The tiny model ready to render."""
    from generation.engine.ltx2.session import OpenLtx2

    return OpenLtx2(loaded, LTX2)


@pytest.fixture(scope="session")
def hasty(tiny_folder: Path) -> OpenLtx2:
    """The tiny model in two steps, for clips of many passes: it keeps nothing of one clip for the next but its words."""
    from generation.engine.ltx2.session import OpenLtx2

    return OpenLtx2(load_model(str(tiny_folder), Options(steps=2, device="cpu")), LTX2)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits is shown glimpses of clips that are ready within a second, too."""
    from generation.engine.ltx2 import telling

    monkeypatch.setattr(telling, "GLIMPSES_APART_S", 0.0)


@pytest.fixture
def bare_folder(tmp_path: Path) -> Path:
    """A folder that looks whole from outside, made without any library: empty configs, three weights a part."""
    classes = {
        "transformer": "LTX2VideoTransformer3DModel",
        "text_encoder": "Gemma3ForConditionalGeneration",
        "connectors": "LTX2TextConnectors",
        "vae": "AutoencoderKLLTX2Video",
        "audio_vae": "AutoencoderKLLTX2Audio",
        "vocoder": "LTX2Vocoder",
    }
    folder = tmp_path / "model"
    for part in classes:
        (folder / part).mkdir(parents=True)
        (folder / part / "config.json").write_text('{"num_layers": 48}')
        write_weights(folder / part / "diffusion_pytorch_model.safetensors")
    for part in ("scheduler", "tokenizer"):
        (folder / part).mkdir()
        (folder / part / f"{part}_config.json").write_text('{"use_dynamic_shifting": true, "shift_terminal": 0.1}')
    index = {part: ["diffusers", name] for part, name in classes.items()}
    index |= {"scheduler": ["diffusers", "FlowMatchEulerDiscreteScheduler"], "tokenizer": ["transformers", "Gemma"]}
    (folder / "model_index.json").write_text(json.dumps({"_class_name": "LTX2Pipeline", **index}))
    return folder


def write_weights(file: Path, *names: str, dtype: str = "F64") -> None:
    """This will write a safetensors file with tensors of three numbers (one called "w" where none is named)."""
    tensors = {
        name: {"dtype": dtype, "shape": [3], "data_offsets": [24 * number, 24 * number + 24]}
        for number, name in enumerate(names or ("w",))
    }
    head = json.dumps(tensors).encode()
    file.write_bytes(struct.pack("<Q", len(head)) + head + bytes(24 * len(tensors)))
