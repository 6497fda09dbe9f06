"""What an operator may choose about the engine. Everything has a safe default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from generation.engine.ltx2.schedule import LEAST_STEPS, ScheduleName

Dtype = Literal["bfloat16", "float16", "float32"]


@dataclass(frozen=True, kw_only=True)
class Options:
    """How the model is loaded and denoised. Raises ValueError when a value is none of those named here."""

    schedule: ScheduleName | Literal["auto"] = "auto"  # auto: as the model's own scheduler and name say
    steps: int | None = None  # of the full schedule, 2 or more; None: 30. A distilled model's are fixed
    device: str = "auto"  # auto: the accelerator if there is one; or "cpu", "cuda", "cuda:1"
    dtype: Dtype | Literal["auto"] = "auto"  # auto: bfloat16 on an accelerator, float32 on the CPU
    allow_cpu: bool | None = None  # None: only for small models, or when device="cpu" is asked for
    attention: str = "native"  # a diffusers attention back end for the parts that take no mask
    allow_fp8: bool = True  # whether the transformer may be kept in 8-bit numbers where it would not fit else
    batch_max: int | None = None  # clips made together; None: as the memory plan says
    text_cache_mib: int = (
        512  # the machine's memory for prompts that were read; 15 MiB each with LTX-2. 0: none is kept
    )
    warm: bool | None = None  # render one tiny clip when opening; None: on an accelerator only

    def __post_init__(self) -> None:
        if self.schedule not in ("auto", *get_args(ScheduleName)):
            raise ValueError(f"schedule is {self.schedule!r}; it must be auto, distilled or full")
        if self.dtype not in ("auto", *get_args(Dtype)):
            raise ValueError(f"dtype is {self.dtype!r}; it must be auto, {', '.join(get_args(Dtype))}")
        if self.steps is not None and self.steps < LEAST_STEPS:
            raise ValueError(f"steps is {self.steps}; a schedule needs at least {LEAST_STEPS}")
        if self.schedule == "distilled" and self.steps is not None:
            raise ValueError("a distilled schedule has fixed steps; leave steps out")
        if self.batch_max is not None and self.batch_max < 1:
            raise ValueError(f"batch_max is {self.batch_max}; it must be 1 or more")
        if self.text_cache_mib < 0:
            raise ValueError(f"text_cache_mib is {self.text_cache_mib}; it must be 0 or more")
        if self.device.partition(":")[0] not in ("auto", "cpu", "cuda"):
            raise ValueError(f"device is {self.device!r}; it must be auto, cpu, cuda or cuda:<number>")
