"""What lies in a model folder, read without loading it: which model it is, how large, and whether it is whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from generation.engine.errors import ModelUnavailableError

INDEX = "model_index.json"
# These share their parts with LTX2Pipeline, so that a folder saved by one opens as the other.
PIPELINES = frozenset({"LTX2Pipeline", "LTX2ImageToVideoPipeline", "LTX2ConditionPipeline", "LTX2InContextPipeline"})
MODELS = ("transformer", "text_encoder", "connectors", "vae", "audio_vae", "vocoder")
REQUIRED = (*MODELS, "scheduler", "tokenizer")
# Parts that are no networks: what must be there instead of config.json and weights.
SETTINGS = {"scheduler": "scheduler_config.json", "tokenizer": "tokenizer_config.json"}
# Parts that some models bring and this engine does not use: neither fetched, loaded nor looked for.
UNUSED = ("prompt_enhancer", "processor", "duration_head")
# Weights that somebody made small belong to scales that are kept elsewhere; widened without them they are another model.
NARROW = ("F8_", "F6_", "F4", "I8", "U8")
WEIGHTS = ("diffusion_pytorch_model.safetensors", "model.safetensors")
LONGEST_NAME = 200  # of a file of weights; no file system that they lie on takes 256


@dataclass(frozen=True, kw_only=True)
class ModelFolder:
    """A whole model on disk."""

    path: Path
    classes: Mapping[str, str]  # part -> name of its class, also of parts that are not used
    parameters: Mapping[str, int]  # part -> how many numbers its weights hold
    version: str  # 12 hexadecimal digits that change with the files

    @property
    def title(self) -> str:
        """This will be the model's generation as its makers call it, recognised by its parts."""
        if self.classes["text_encoder"].startswith("Gemma4"):
            return "LTX-2.5"
        return "LTX-2.3" if self.classes["vocoder"] == "LTX2VocoderWithBWE" else "LTX-2"

    def config(self, part: str) -> dict[str, Any]:
        """This will be the config of a part, e.g. that of its `scheduler`."""
        return _read_json(self.path / part / SETTINGS.get(part, "config.json"))


def read_folder(path: Path) -> ModelFolder:
    """This will read the folder's index, configs and the heads of its weight files; a second even for 60 GB.

    Raises ModelUnavailableError with one sentence where it is no model, another one, or not all there.
    """
    classes = _read_classes(path)
    for part in REQUIRED:
        _check_settings(path / part, part)
    files = {part: tuple(_weight_files(path / part)) for part in MODELS}
    return ModelFolder(
        path=path,
        classes=classes,
        parameters={part: sum(map(_count_parameters, parts)) for part, parts in files.items()},
        version=_version(path, [file for parts in files.values() for file in parts]),
    )


def _read_classes(path: Path) -> dict[str, str]:
    if not path.is_dir():
        raise ModelUnavailableError(f"{path} is not a model folder: it is a file; name the folder that holds {INDEX}.")
    if not (path / INDEX).is_file():
        raise ModelUnavailableError(f"{path} is not a model folder: it holds no {INDEX}.")
    index = _read_json(path / INDEX)
    if str(index.get("_class_name")) not in PIPELINES:
        raise ModelUnavailableError(
            f"{path} holds a {index.get('_class_name')}, but the engine ltx2 renders with an LTX2Pipeline."
        )
    entries = {part: value for part, value in index.items() if not part.startswith("_") and isinstance(value, list)}
    classes = {part: str(value[1]) for part, value in entries.items() if len(value) == 2 and value[1] is not None}
    missing = [part for part in REQUIRED if part not in classes]
    if missing:
        raise ModelUnavailableError(f"{path / INDEX} names no {missing[0]}, which an LTX2Pipeline needs.")
    return classes


def _check_settings(folder: Path, part: str) -> None:
    if not folder.is_dir():
        raise _half_downloaded(folder, "is missing")
    settings = folder / SETTINGS.get(part, "config.json")
    if not settings.is_file():
        raise _half_downloaded(settings, "is missing")


def _weight_files(folder: Path) -> Iterator[Path]:
    for name in WEIGHTS:
        index = folder / f"{name}.index.json"
        if index.is_file():
            yield from _indexed_files(index)
            return
        if (folder / name).is_file():
            yield folder / name
            return
    raise _half_downloaded(folder, "holds no weights (*.safetensors)")


def _indexed_files(index: Path) -> list[Path]:
    """This will be the files that an index names, each seen to hold what the index says it does."""
    names = _read_json(index).get("weight_map")
    if not isinstance(names, dict) or not names or not all(map(_is_file_name, names.values())):
        raise _half_downloaded(index, "names no weight files")
    files = {name: index.parent / name for name in sorted(set(names.values()))}
    for name, file in files.items():
        tensors = _read_head(file)[0]
        for tensor in (tensor for tensor, place in names.items() if place == name):
            if tensor not in tensors:
                raise _half_downloaded(index, f"says that {name} holds {tensor}, which it does not")
    return list(files.values())


def _is_file_name(name: object) -> bool:
    """Weights lie beside their index: a place elsewhere is none that a download has made."""
    return isinstance(name, str) and name not in ("", "..") and Path(name).name == name and len(name) < LONGEST_NAME


def _count_parameters(file: Path) -> int:
    """This will count the numbers in a safetensors file by its head, and see that the file is as long as that says."""
    tensors, head_bytes = _read_head(file)
    try:
        whole_bytes = head_bytes + max((int(tensor["data_offsets"][1]) for tensor in tensors.values()), default=0)
        count = sum(int(prod(tensor["shape"])) for tensor in tensors.values())
        kinds = {str(tensor["dtype"]) for tensor in tensors.values()}
    except (KeyError, TypeError, IndexError, ValueError, OverflowError) as error:  # JSON of Python's knows NaN
        raise _half_downloaded(file, "is no whole safetensors file") from error
    if file.stat().st_size < whole_bytes:
        raise _half_downloaded(file, f"ends after {file.stat().st_size} of {whole_bytes} bytes")
    if narrow := sorted(kind for kind in kinds if kind.startswith(NARROW)):
        raise ModelUnavailableError(
            f"{file} holds numbers in {narrow[0]}, which are not read here: fetch the model in BF16, F16 or F32; "
            "the option weights keeps it in 8 bits."
        )
    return count


def _read_head(file: Path) -> tuple[dict[str, Any], int]:
    """This will be the tensors of a safetensors file by its head (8 bytes of length, then JSON), and where they start."""
    if not file.is_file():
        raise _half_downloaded(file, "is missing")
    with file.open("rb") as stream:
        length = int.from_bytes(stream.read(8), "little")
        # A pointer left by a large-file store, or a page saying "not found", gives an absurd length here.
        if length == 0 or length > file.stat().st_size:
            raise _half_downloaded(file, "is no whole safetensors file")
        try:
            head = json.loads(stream.read(length))
        except (ValueError, RecursionError) as error:
            raise _half_downloaded(file, "is no whole safetensors file") from error
    if not isinstance(head, dict):
        raise _half_downloaded(file, "is no whole safetensors file")
    return {name: tensor for name, tensor in head.items() if name != "__metadata__"}, 8 + length


def _read_json(file: Path) -> dict[str, Any]:
    try:
        value = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError) as error:
        raise _half_downloaded(file, "cannot be read as JSON") from error
    if not isinstance(value, dict):
        raise _half_downloaded(file, "is no JSON object")
    return value


def _version(path: Path, files: list[Path]) -> str:
    """This will name the files by the index and every weight file's name and length, without reading 60 GB."""
    digest = hashlib.sha256((path / INDEX).read_bytes())
    for file in files:
        digest.update(f"{file.relative_to(path)} {file.stat().st_size}\n".encode())
    return digest.hexdigest()[:12]


def _half_downloaded(file: Path, what: str) -> ModelUnavailableError:
    return ModelUnavailableError(f"The model is not all there: {file} {what}; fetch the model again.")
