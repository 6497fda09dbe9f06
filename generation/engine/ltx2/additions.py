"""What an operator lays beside a model: an upsampler for large clips, and adapters that it is styled by."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from warnings import catch_warnings, filterwarnings

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.folder import ModelFolder
from generation.engine.ltx2.memory import OutOfRoomError, first_line, is_out_of_memory
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import Plan

UPSAMPLER = "latent_upsampler"
"""The folder in which LTX-2's repositories keep it. It is no part of the pipeline, so the hub's client leaves it out."""


def load_upsampler(folder: ModelFolder, plan: Plan, options: Options) -> Any:
    """This will load the x2 upsampler: the one that `options` name, or the model folder's own; None without any.

    Raises ModelUnavailableError where one is named and is none.
    """
    path = folder.path / UPSAMPLER if options.upsampler is None else Path(options.upsampler).expanduser()
    if options.upsampler is None and not path.is_dir():
        return None
    if not (
        path / "config.json"
    ).is_file():  # the library would take the path for a hub's model and speak of the network
        raise ModelUnavailableError(
            f"The upsampler in {path} is none: name a folder that holds config.json and its weights."
        )
    import torch
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    try:
        model = LTX2LatentUpsamplerModel.from_pretrained(
            path, dtype=getattr(torch, plan.dtype), local_files_only=True, use_safetensors=True
        )
        if lacking := next((name for name, weight in model.named_parameters() if weight.is_meta), None):
            raise ModelUnavailableError(f"its config asks for {lacking}, which its files do not hold.")
        return model.to(plan.device).eval()
    except Exception as error:  # the libraries fail in more ways than can be listed
        raise _refused(f"The upsampler in {path}", error) from error


def load_styles(pipe: Any, styles: Mapping[str, str]) -> None:
    """This will load an adapter for each of `styles` (name -> folder or file with LoRA weights), switched off.

    Raises ModelUnavailableError with one sentence where one is none or fits not this model.
    """
    if not styles:
        return
    if find_spec("peft") is None:
        raise ModelUnavailableError("Styles need peft: install the project's extra gpu (pip install -e '.[gpu]').")
    for name, where in styles.items():
        file = _weights_of(name, Path(where).expanduser())
        try:
            with catch_warnings():
                filterwarnings("ignore", message="Already found a `peft_config`")  # several adapters are meant
                pipe.load_lora_weights(file.parent, weight_name=file.name, adapter_name=name, local_files_only=True)
        except Exception as error:
            raise _refused(f"The style {name} in {file}", error) from error
        if not any(name in adapters_of(part) for part in styled_parts(pipe)):
            raise ModelUnavailableError(f"The style {name} in {file} has no weights for this model.")
    switch_off(pipe)


def styled_parts(pipe: Any) -> list[Any]:
    """This will be the parts of a pipeline over which at least one adapter was loaded."""
    return [part for part in (pipe.transformer, pipe.connectors) if adapters_of(part)]


def adapters_of(part: Any) -> tuple[str, ...]:
    """This will name the adapters that were loaded over a part."""
    return tuple(getattr(part, "peft_config", ()))


def switch_off(pipe: Any) -> None:
    """This will leave the model as it is without any style."""
    for part in styled_parts(pipe):
        part.disable_lora()


def _weights_of(name: str, where: Path) -> Path:
    files = [where] if where.is_file() else sorted(where.glob("*.safetensors"))
    if len(files) != 1:
        raise ModelUnavailableError(
            f"The style {name} needs one file of weights (*.safetensors): {where} has {len(files)}."
        )
    return files[0]


def _refused(what: str, error: Exception) -> Exception:
    if is_out_of_memory(error):
        return OutOfRoomError(first_line(error))
    return ModelUnavailableError(f"{what} cannot be loaded: {first_line(error)}")
