"""What an operator may choose about the engine, in words after the model: `ltx2:<model>?compile=inductor&batch_max=2`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal, get_args

from generation.engine.contracts import ClipShape
from generation.engine.ltx2.schedule import LEAST_STEPS, ScheduleName

Dtype = Literal["bfloat16", "float16", "float32"]
Weights = Literal["whole", "fp8", "int8"]
DEVICE = re.compile(r"auto|cpu|cuda(:[0-9]{1,3})?")
SHAPE = re.compile(r"(\d+)x(\d+)x(\d+)s(?:@(\d+))?")


@dataclass(frozen=True, kw_only=True)
class Options:
    """How the model is loaded and denoised. Raises ValueError when a value is none of those named here."""

    schedule: ScheduleName | Literal["auto"] = "auto"  # auto: as the model's own scheduler and name say
    steps: int | None = None  # of the full schedule, 2 or more; None: 30. A distilled model's are fixed
    device: str = "auto"  # auto: the accelerator if there is one; or "cpu", "cuda", "cuda:1"
    dtype: Dtype | Literal["auto"] = "auto"  # auto: bfloat16 on an accelerator, float32 on the CPU
    cards: int = 1  # that share each call of the transformer: `device` and those after it; processes with device="cpu"
    allow_cpu: bool | None = None  # None: only for small models, or when device="cpu" is asked for
    weights: Weights | Literal["auto"] = "auto"  # of the transformer; auto: whole, in fp8 where they would not fit else
    text_weights: Literal["whole", "int8"] = "whole"  # of the text encoder
    attention: str = "native"  # a diffusers attention back end for the parts that take no mask
    compile: str = "none"  # a back end of torch.compile for the transformer's blocks: "inductor", "aot_eager", "eager"
    tiling: bool | None = None  # decode pictures in tiles; None: as the memory plan says
    batch_max: int | None = None  # clips made together; None: as the memory plan says
    text_cache_mib: int = (
        512  # the machine's memory for prompts that were read; 15 MiB each with LTX-2. 0: none is kept
    )
    upsampler: str | None = None  # folder of a latent upsampler; None: the model folder's own, if it has one
    refine: str | None = None  # the style that a guided model's second stage takes: its makers' distilled adapter
    styles: Mapping[str, str] = field(default_factory=dict)  # name -> folder or file of an adapter (LoRA)
    shots_folder: str | None = (
        None  # where shots of unfinished long clips are kept; None: in the machine's folder for such
    )
    warm: bool | None = None  # render one tiny clip when opening; None: on an accelerator only
    warm_shapes: tuple[ClipShape, ...] = ()  # rendered when opening, after the tiny one

    @classmethod
    def of_words(cls, words: Mapping[str, str]) -> Options:
        """This will read options as they are written in ENGINES; "auto" is the default of any. Raises ValueError."""
        known = [each.name for each in fields(cls)]
        for name in words:
            if name not in known:
                raise ValueError(f"ltx2 has no option {name!r}; there are {', '.join(known)}")
        said = {name: word for name, word in words.items() if word != "auto"}
        read: dict[str, Any] = {name: _READ.get(name, _word)(name, word) for name, word in said.items()}
        return cls(**read)

    def __post_init__(self) -> None:
        self._check_words()
        self._check_numbers()
        if self.schedule == "distilled" and self.steps is not None:
            raise ValueError("a distilled schedule has fixed steps; leave steps out")
        if self.refine is not None and self.refine not in self.styles:
            raise ValueError(f"refine is {self.refine!r}, which is none of the styles: name its adapter there")
        if DEVICE.fullmatch(self.device) is None:
            raise ValueError(f"device is {self.device!r}; it must be auto, cpu, cuda or cuda:<number>")
        if self.compile != "none" and self.weights == "fp8":
            raise ValueError("compile does not go with weights=fp8, which are widened between the layers; int8 goes")
        if self.compile != "none" and self.cards > 1:
            raise ValueError(
                "compile does not go with cards: between the parts of a block cards exchange what they have"
            )

    def _check_words(self) -> None:
        choices: dict[str, tuple[str, ...]] = {
            "schedule": ("auto", *get_args(ScheduleName)),
            "dtype": ("auto", *get_args(Dtype)),
            "weights": ("auto", *get_args(Weights)),
            "text_weights": ("whole", "int8"),
            "compile": ("none", "inductor", "aot_eager", "eager"),
        }
        for name, allowed in choices.items():
            if (value := getattr(self, name)) not in allowed:
                raise ValueError(f"{name} is {value!r}; it must be {', '.join(allowed[:-1])} or {allowed[-1]}")

    def _check_numbers(self) -> None:
        if self.steps is not None and self.steps < LEAST_STEPS:
            raise ValueError(f"steps is {self.steps}; a schedule needs at least {LEAST_STEPS}")
        for name, least in (("cards", 1), ("batch_max", 1), ("text_cache_mib", 0)):
            if (value := getattr(self, name)) is not None and value < least:
                raise ValueError(f"{name} is {value}; it must be {least} or more")


def _word(_name: str, word: str) -> str:
    return word


def _number(name: str, word: str) -> int:
    if not word.isdecimal():
        raise ValueError(f"{name} is {word!r}; it must be a whole number")
    return int(word)


def _yes_or_no(name: str, word: str) -> bool:
    if word not in ("yes", "no"):
        raise ValueError(f"{name} is {word!r}; it must be auto, yes or no")
    return word == "yes"


def _styles(name: str, word: str) -> dict[str, str]:
    pairs = [each.partition(":") for each in word.split("+")]
    if not all(style and where for style, _, where in pairs):
        raise ValueError(f"{name} has {word!r}; styles are written clay:/models/clay, joined by +")
    return {style: where for style, _, where in pairs}


def _shapes(name: str, word: str) -> tuple[ClipShape, ...]:
    return tuple(_shape(name, each) for each in word.split("+"))


def _shape(name: str, word: str) -> ClipShape:
    found = SHAPE.fullmatch(word)
    if found is None:
        raise ValueError(f"{name} has {word!r}; shapes are written 1280x720x5s or 1280x720x5s@30, joined by +")
    width, height, duration_s, fps = found.groups(default="24")
    return ClipShape(width=int(width), height=int(height), duration_s=float(duration_s), fps=int(fps))


_READ: Mapping[str, Callable[[str, str], Any]] = {
    **dict.fromkeys(("steps", "cards", "batch_max", "text_cache_mib"), _number),
    **dict.fromkeys(("allow_cpu", "tiling", "warm"), _yes_or_no),
    "warm_shapes": _shapes,
    "styles": _styles,
}
