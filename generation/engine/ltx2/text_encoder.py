"""Opens what reads prompts, and sees that all of it came out of files: without, it reads on, and wrongly."""

from __future__ import annotations

from typing import Any

from generation.engine.errors import ModelUnavailableError
from generation.engine.ltx2.folder import ModelFolder

PART = "text_encoder"
SOME_WORDS = "A red ball rolls down the stairs"
"""Words that any tokenizer knows, if only by their letters."""


def load_text_encoder(folder: ModelFolder, dtype: Any) -> Any:
    """This will load the text encoder of a model, in torch's `dtype`.

    transformers gives weights that no file holds random numbers and goes on: every prompt would be read as noise. What looks
    at pictures is not used and may be left out. Raises ModelUnavailableError, naming a weight, where others are.
    """
    import transformers

    encoder, told = getattr(transformers, folder.classes[PART]).from_pretrained(
        folder.path / PART, dtype=dtype, local_files_only=True, use_safetensors=True, output_loading_info=True
    )
    read_with = {id(weight) for weight in encoder.get_decoder().parameters()}
    needed = [name for name, weight in encoder.named_parameters() if id(weight) in read_with]
    lacking = next((name for name in needed if name in told["missing_keys"]), None)
    if lacking is not None:
        raise asks_for_more(folder, PART, lacking)
    return encoder


def check_tokenizer(folder: ModelFolder, tokenizer: Any) -> None:
    """This will raise ModelUnavailableError where no word is known: without its vocabulary a tokenizer opens, empty."""
    if set(tokenizer(SOME_WORDS).input_ids) <= set(tokenizer.all_special_ids):
        raise ModelUnavailableError(
            f"The model is not all there: the tokenizer in {folder.path / 'tokenizer'} knows no words; "
            "fetch the model again."
        )


def asks_for_more(folder: ModelFolder, part: str, weight: str) -> ModelUnavailableError:
    """This will say that a part's config and its files are not of one model."""
    return ModelUnavailableError(
        f"The model in {folder.path} cannot be loaded: the config of its {part} asks for {weight}, which its files do not "
        "hold."
    )
