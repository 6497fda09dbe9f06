"""Builds an LTX-2 with the real geometry and random weights, small enough for one core: 0.5 million parameters.

Kept as in the real one: 32 x 32 pixels and 8 frames to a latent, 64 mel bins, stereo at 24 kHz out of the vocoder. So
every rule about sizes and lengths is the real one; only the picture is noise.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

TEXT_WIDTH, TEXT_LAYERS = 16, 1
TEXT_TOKENS = 64  # longest prompt, in bytes: the tokenizer knows nothing larger
PICTURE_CHANNELS = 8
SOUND_CHANNELS, MEL_BINS = 1, 64
SOUND_TOKEN = SOUND_CHANNELS * MEL_BINS // 4


Generation = Literal["LTX-2", "LTX-2.3", "LTX-2.5"]

_OWN_PROJECTIONS: dict[str, Any] = {
    "per_modality_projections": True,
    "video_hidden_dim": TEXT_WIDTH,
    "audio_hidden_dim": TEXT_WIDTH // 2,
    "audio_connector_attention_head_dim": TEXT_WIDTH // 4,
    "video_gated_attn": True,
    "audio_gated_attn": True,
    "proj_bias": True,
}
_LATER: dict[str, Any] = {
    "use_prompt_embeddings": False,
    "cross_attn_mod": True,
    "audio_cross_attn_mod": True,
    "gated_attn": True,
    "audio_gated_attn": True,
}
_LATEST: dict[str, Any] = {"use_prompt_adaln_single": False, "use_keyframes_abs_pos_embedding": True}


def build_tiny_model(
    folder: Path,
    seed: int = 0,
    transformer: Mapping[str, int] | None = None,
    generation: Generation = "LTX-2",
) -> Path:
    """This will save a random-weight LTX2Pipeline into `folder` and give it back; the same seed, the same weights.

    `transformer` changes numbers of its transformer's config, to make that one larger. A later `generation` has what its
    configs have: its own text projections, gates, text modulation and 48 kHz (2.3), a Gemma 4, a duration head and a
    scheduler that does not shift (2.5).
    """
    import torch
    from diffusers import FlowMatchEulerDiscreteScheduler, LTX2Pipeline

    torch.manual_seed(seed)
    words = tokenizer(TEXT_TOKENS)
    is_later, is_latest = generation != "LTX-2", generation == "LTX-2.5"
    shifting = {"use_dynamic_shifting": not is_latest, "shift_terminal": None if is_latest else 0.1}
    pipe = LTX2Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(base_shift=0.95, max_shift=2.05, **shifting),
        tokenizer=words,
        text_encoder=_latest_text_encoder(words) if is_latest else _text_encoder(words),
        connectors=_connectors(**(_OWN_PROJECTIONS if is_later else {})),
        transformer=_transformer(
            {**(_LATER if is_later else {}), **(_LATEST if is_latest else {}), **(transformer or {})}
        ),
        vae=_picture_vae(),
        audio_vae=_sound_vae(),
        vocoder=_later_vocoder() if is_later else _vocoder(),
        duration_head=_duration_head() if is_latest else None,
    )
    pipe.save_pretrained(folder)
    _name_an_enhancer(folder / "model_index.json")
    return folder


def save_tiny_upsampler(folder: Path, seed: int = 0) -> Path:
    """This will save a random-weight x2 upsampler for the tiny model's latents into `folder` and give it back."""
    import torch
    from diffusers.pipelines.ltx2 import LTX2LatentUpsamplerModel

    torch.manual_seed(seed)
    LTX2LatentUpsamplerModel(in_channels=PICTURE_CHANNELS, mid_channels=32, num_blocks_per_stage=1).save_pretrained(
        folder
    )
    return folder


def tokenizer(most_tokens: int) -> Any:
    """This will be a Gemma tokenizer without a single merge: every text falls back to its bytes."""
    from transformers import GemmaTokenizer

    words = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", *(f"<0x{byte:02X}>" for byte in range(256))]
    vocabulary = {word: number for number, word in enumerate(words)}
    return GemmaTokenizer(vocab=vocabulary, merges=[], model_max_length=most_tokens, padding_side="left")


def _text_encoder(words: Any) -> Any:
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration

    text = {
        "vocab_size": len(words),
        "hidden_size": TEXT_WIDTH,
        "intermediate_size": 2 * TEXT_WIDTH,
        "num_hidden_layers": TEXT_LAYERS,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 8,
        "max_position_embeddings": 256,
        "sliding_window": 64,
        "pad_token_id": words.pad_token_id,
        "bos_token_id": words.bos_token_id,
        "eos_token_id": words.eos_token_id,
    }
    vision = {
        "hidden_size": 8,
        "intermediate_size": 16,
        "num_hidden_layers": 1,
        "num_attention_heads": 1,
        "image_size": 28,
        "patch_size": 14,
    }
    special = {"mm_tokens_per_image": 4, "image_token_index": 5, "boi_token_index": 6, "eoi_token_index": 7}
    return Gemma3ForConditionalGeneration(Gemma3Config(text_config=text, vision_config=vision, **special)).eval()


def _latest_text_encoder(words: Any) -> Any:
    from transformers import Gemma4UnifiedConfig, Gemma4UnifiedForConditionalGeneration

    text = {
        "vocab_size": len(words),
        "hidden_size": TEXT_WIDTH,
        "intermediate_size": 2 * TEXT_WIDTH,
        "num_hidden_layers": TEXT_LAYERS,
        "num_attention_heads": 2,
        "num_key_value_heads": 1,
        "head_dim": 8,
        "layer_types": ["full_attention"] * TEXT_LAYERS,
        "per_layer_config": {},
        "max_position_embeddings": 256,
        "pad_token_id": words.pad_token_id,
        "bos_token_id": words.bos_token_id,
        "eos_token_id": words.eos_token_id,
    }
    config = Gemma4UnifiedConfig(text_config=text, vision_config=None, audio_config=None)
    return Gemma4UnifiedForConditionalGeneration(config).eval()


def _duration_head() -> Any:
    from diffusers.pipelines.ltx2.duration_head import LTX2DurationHead

    return LTX2DurationHead(
        video_cross_attention_dim=TEXT_WIDTH,
        audio_cross_attention_dim=TEXT_WIDTH // 2,
        pooler_hidden_dim=8,
        num_pooler_heads=2,
        mlp_hidden_dim=8,
    ).eval()


def _connectors(**differences: Any) -> Any:
    from diffusers.pipelines.ltx2 import LTX2TextConnectors

    sides = {
        f"{side}_connector_{name}": value
        for side in ("video", "audio")
        for name, value in {
            "num_attention_heads": 2,
            "attention_head_dim": TEXT_WIDTH // 2,  # heads * head_dim must be the width of the text
            "num_layers": 1,
            "num_learnable_registers": None,
        }.items()
    }
    return LTX2TextConnectors(
        caption_channels=TEXT_WIDTH,
        text_proj_in_factor=TEXT_LAYERS + 1,  # the embeddings count as a layer
        connector_rope_base_seq_len=TEXT_TOKENS,
        rope_double_precision=False,
        rope_type="split",
        **{**sides, **differences},
    ).eval()


def _transformer(changes: Mapping[str, Any]) -> Any:
    from diffusers import LTX2VideoTransformer3DModel

    sizes = {
        "num_attention_heads": 2,
        "attention_head_dim": 8,
        "cross_attention_dim": 16,
        "audio_num_attention_heads": 2,
        "audio_attention_head_dim": 4,
        "audio_cross_attention_dim": 8,
        "num_layers": 2,
    }
    return LTX2VideoTransformer3DModel(
        in_channels=PICTURE_CHANNELS,
        out_channels=PICTURE_CHANNELS,
        audio_in_channels=SOUND_TOKEN,
        audio_out_channels=SOUND_TOKEN,
        caption_channels=TEXT_WIDTH,
        rope_double_precision=False,
        rope_type="split",
        perturbed_attn=True,
        **{**sizes, **changes},
    ).eval()


def _picture_vae() -> Any:
    from diffusers import AutoencoderKLLTX2Video

    return AutoencoderKLLTX2Video(
        latent_channels=PICTURE_CHANNELS,
        block_out_channels=(8, 8, 8, 16),
        decoder_block_out_channels=(8, 16, 32),
        layers_per_block=(1, 1, 1, 1, 1),
        decoder_layers_per_block=(1, 1, 1, 1),
        decoder_causal=False,
        # Computed from the blocks they would come out as 64 and 16, which LTX-2's own config overrules.
        spatial_compression_ratio=32,
        temporal_compression_ratio=8,
    ).eval()


def _sound_vae() -> Any:
    from diffusers import AutoencoderKLLTX2Audio

    return AutoencoderKLLTX2Audio(
        base_channels=SOUND_TOKEN,  # its statistics have one entry a channel of a token
        ch_mult=(1, 1, 1),
        num_res_blocks=1,
        resolution=64,
        latent_channels=SOUND_CHANNELS,
        mel_bins=MEL_BINS,
    ).eval()


def _vocoder() -> Any:
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder

    return LTX2Vocoder(in_channels=2 * MEL_BINS, hidden_channels=32).eval()


def _later_vocoder() -> Any:
    from diffusers.pipelines.ltx2.vocoder import LTX2VocoderWithBWE

    return LTX2VocoderWithBWE(in_channels=2 * MEL_BINS, hidden_channels=64, bwe_hidden_channels=32).eval()


def _name_an_enhancer(index: Path) -> None:
    """This will name a part that the engine does not use and that is not in the folder, as LTX-2.5's index does."""
    parts = json.loads(index.read_text())
    parts["prompt_enhancer"] = ["transformers", "Gemma4ForConditionalGeneration"]
    index.write_text(json.dumps(parts))
