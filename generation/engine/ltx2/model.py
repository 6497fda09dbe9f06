"""Opens a model: finds it, checks it, plans where it goes, loads it. Each refusal is one sentence for the operator."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generation.engine.errors import EngineError, ModelUnavailableError
from generation.engine.ltx2.additions import load_styles, load_upsampler
from generation.engine.ltx2.folder import MODELS, UNUSED, ModelFolder, read_folder
from generation.engine.ltx2.memory import OutOfRoomError, first_line, free, is_out_of_memory
from generation.engine.ltx2.options import Options
from generation.engine.ltx2.plan import Card, Placement, Plan, make_plans
from generation.engine.ltx2.schedule import (
    Schedule,
    distilled_schedule,
    full_schedule,
    is_distilled,
    is_first_generation,
)
from generation.engine.ltx2.text_encoder import asks_for_more, check_tokenizer, load_text_encoder

if TYPE_CHECKING:
    from generation.engine.ltx2.company import Company

logger = logging.getLogger(__name__)

LIBRARIES = ("torch", "diffusers", "transformers", "accelerate", "safetensors")
PARTS_THAT_STAY = tuple(part for part in MODELS if part != "text_encoder")
HUB_ID = re.compile(r"[\w.-]+/[\w.-]+")


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """Everything that loading a model needs to know; a model that was dropped is loaded again by it."""

    folder: ModelFolder
    plans: tuple[Plan, ...]  # the first is the one to load by; each next one needs less memory
    schedule: Schedule
    options: Options

    @property
    def plan(self) -> Plan:
        """This will be the plan to load by."""
        return self.plans[0]

    def fallback(self) -> Recipe | None:
        """This will be the recipe with the next plan, None where this is the last."""
        return replace(self, plans=self.plans[1:]) if len(self.plans) > 1 else None


@dataclass(frozen=True, kw_only=True)
class LoadedModel:
    """A pipeline in memory with what was decided about it."""

    pipe: Any  # diffusers.LTX2Pipeline
    recipe: Recipe
    upsampler: Any = None  # diffusers' LTX2LatentUpsamplerModel; None: large clips are rendered in one stage
    company: Company | None = None  # of cards that share the transformer

    @property
    def can_enlarge(self) -> bool:
        """This will be True where large clips are rendered in two stages: the second's levels are a distilled model's, or
        one's to which a distilled adapter is added.
        """
        is_refined = self.schedule.name == "distilled" or self.recipe.options.refine is not None
        return self.upsampler is not None and is_refined

    @property
    def folder(self) -> ModelFolder:
        """This will be the model on disk."""
        return self.recipe.folder

    @property
    def plan(self) -> Plan:
        """This will be how it lies in memory."""
        return self.recipe.plan

    @property
    def schedule(self) -> Schedule:
        """This will be how it is denoised."""
        return self.recipe.schedule

    @property
    def title(self) -> str:
        """This will be the model's name on a clip, e.g. "LTX-2.5 distilled"."""
        return f"{self.folder.title} distilled" if self.schedule.name == "distilled" else self.folder.title

    def leave_others(self) -> None:
        """This will end the processes that share the transformer's work, where there are any."""
        if self.company is not None:
            self.company.close()


def load_model(model: str, options: Options) -> LoadedModel:
    """This will load `model`, a folder or a hub id, as far as this machine can.

    Raises ModelUnavailableError. What can be known from files and sizes is checked before anything large is read.
    """
    require_libraries()
    folder = read_folder(locate(model))
    return load_by(
        Recipe(
            folder=folder,
            plans=make_plans(folder.parameters, find_card(options), options),
            schedule=choose_schedule(folder, options, name=model.rstrip("/").rpartition("/")[2]),
            options=options,
        )
    )


def load_by(recipe: Recipe) -> LoadedModel:
    """This will load a model by the first of the recipe's plans that there is memory for.

    Raises ModelUnavailableError, with what the last plan lacked where none fits.
    """
    _log(recipe)
    try:
        return _load(recipe)
    except OutOfRoomError as error:
        trouble = str(error)
    free()
    fallback = recipe.fallback()
    if fallback is None:
        raise ModelUnavailableError(f"The model in {recipe.folder.path} does not fit into memory: {trouble}")
    log_fall(recipe, fallback, trouble)
    return load_by(fallback)


def _load(recipe: Recipe) -> LoadedModel:
    if recipe.plan.cards == 1:
        pipe = load_pipeline(recipe)
        return LoadedModel(
            pipe=pipe, recipe=recipe, upsampler=load_upsampler(recipe.folder, recipe.plan, recipe.options)
        )
    # Imported late because it imports torch.
    from generation.engine.ltx2.company import Company

    company = Company(recipe)
    pipe = load_pipeline(recipe, company=company)
    upsampler = load_upsampler(recipe.folder, recipe.plan, recipe.options)
    try:
        company.open()
    except EngineError as error:
        raise ModelUnavailableError(str(error)) from error
    return LoadedModel(pipe=pipe, recipe=recipe, upsampler=upsampler, company=company)


def log_fall(recipe: Recipe, fallback: Recipe, trouble: str) -> None:
    """This will say in the log that memory ran out and what is done about it."""
    logger.warning(
        "ltx2: out of memory under the plan %s, going on with %s: %s", recipe.plan.word, fallback.plan.word, trouble
    )


def require_libraries() -> None:
    """This will raise ModelUnavailableError, naming the extra to install, where a library of the model is missing."""
    missing = [name for name in LIBRARIES if find_spec(name) is None]
    if missing:
        raise ModelUnavailableError(
            f"The engine ltx2 needs {', '.join(missing)}: install the project's extra gpu (pip install -e '.[gpu]')."
        )


def locate(model: str) -> Path:
    """This will be the folder of `model`: the one named, or where the hub's files are kept after fetching them.

    Raises ModelUnavailableError where there is no such folder, or the hub does not give it.
    """
    path = Path(model).expanduser()
    if path.exists():
        return path
    if not HUB_ID.fullmatch(model):
        raise ModelUnavailableError(f"There is no folder {model}, and it is no hub id (owner/name) either.")
    from diffusers import LTX2Pipeline

    try:
        # Pickled weights can run code when they are read: safetensors only.
        return Path(LTX2Pipeline.download(model, use_safetensors=True, **dict.fromkeys(UNUSED)))
    except (OSError, ValueError) as error:
        # The error itself speaks of arguments that an operator has none of; its cause says what the hub or the network did.
        why = " ".join(str(error.__cause__ or error).split())
        raise ModelUnavailableError(
            f"There is no folder {model}, and the hub's model of that name is neither here nor could be fetched: {why}"
        ) from error


def find_card(options: Options) -> Card | None:
    """This will be the accelerator that `options` ask for, or None where there is none or the CPU is asked for.

    Of several it is the first with the memory of the smallest: each has the transformer. Raises ModelUnavailableError.
    """
    import torch

    if options.device == "cpu":
        return None
    if not torch.cuda.is_available():
        if options.cards > 1:
            raise ModelUnavailableError(f"cards={options.cards} was asked for, but torch finds no accelerator.")
        return None
    first, found = int(options.device.partition(":")[2] or 0), torch.cuda.device_count()
    if first >= found:
        raise ModelUnavailableError(f"The device {options.device} was asked for, but torch finds no such accelerator.")
    if first + options.cards > found:
        raise ModelUnavailableError(
            f"cards={options.cards} was asked for from cuda:{first} on, but torch finds {found} accelerators in all."
        )
    those = [torch.cuda.get_device_properties(number) for number in range(first, first + options.cards)]
    smallest = min(those, key=lambda each: each.total_memory)
    return Card(
        device=f"cuda:{first}",
        name=smallest.name,
        total_bytes=smallest.total_memory,
        knows_bfloat16=torch.version.hip is not None or all(each.major >= 8 for each in those),  # Nvidia: since Ampere
    )


def choose_schedule(folder: ModelFolder, options: Options, *, name: str) -> Schedule:
    """This will be the schedule that `options` force or the model asks for; `name` is what the model is known by.

    Raises ModelUnavailableError where steps were set for a model that turns out to be distilled.
    """
    from diffusers.pipelines.ltx2.utils import DEFAULT_NEGATIVE_PROMPT, DISTILLED_SIGMA_VALUES

    transformer = folder.config("transformer")
    found = "distilled" if is_distilled(folder.config("scheduler"), name) else "full"
    if found != options.schedule != "auto":
        logger.warning("ltx2: %s looks %s, but the schedule %s was asked for", name, found, options.schedule)
    if (found if options.schedule == "auto" else options.schedule) == "full":
        return full_schedule(transformer, steps=options.steps, negative_prompt=DEFAULT_NEGATIVE_PROMPT)
    if options.steps is not None:
        raise ModelUnavailableError(f"{name} is a distilled model, whose steps are fixed: leave the option steps out.")
    return distilled_schedule(DISTILLED_SIGMA_VALUES, use_cross_timestep=not is_first_generation(transformer))


def load_pipeline(recipe: Recipe, *, without: Sequence[str] = (), company: Company | None = None) -> Any:
    """This will load a model's pipeline by the recipe's plan, `without` some of its parts.

    Raises OutOfRoomError, ModelUnavailableError.
    """
    import diffusers
    import torch

    folder, plan = recipe.folder, recipe.plan

    _draw_no_bars()
    pipelines: Any = diffusers.LTX2Pipeline
    dtype = getattr(torch, plan.dtype)
    try:
        given = dict.fromkeys((*UNUSED, *without))
        if "text_encoder" not in without:
            given["text_encoder"] = load_text_encoder(folder, dtype)
        pipe = pipelines.from_pretrained(folder.path, dtype=dtype, local_files_only=True, use_safetensors=True, **given)
        if "tokenizer" not in without:
            check_tokenizer(folder, pipe.tokenizer)
        _check_whole(pipe, folder, [part for part in MODELS if part not in without])
        place(pipe, recipe, company)
    except (ModelUnavailableError, OutOfRoomError):
        raise
    # Files that are whole and still do not fit together fail in the libraries in more ways than can be listed.
    except Exception as error:
        if is_out_of_memory(error):
            raise OutOfRoomError(first_line(error)) from None
        raise ModelUnavailableError(f"The model in {folder.path} cannot be loaded: {first_line(error)}") from error
    pipe.set_progress_bar_config(disable=True)
    if recipe.schedule.sigmas is not None:
        pipe.scheduler = unshifted(pipe.scheduler)
    return pipe


def _check_whole(pipe: Any, folder: ModelFolder, parts: Sequence[str]) -> None:
    """A config that asks for more than the files hold leaves weights without numbers."""
    for part in parts:
        for name, weight in getattr(pipe, part).named_parameters():
            if weight.is_meta:
                raise asks_for_more(folder, part, name)


def _draw_no_bars() -> None:
    """This will keep both libraries from drawing progress bars, which would fill a worker's log."""
    import diffusers
    import transformers

    libraries: tuple[Any, ...] = (diffusers, transformers)
    for library in libraries:
        library.utils.logging.disable_progress_bar()


def place(pipe: Any, recipe: Recipe, company: Company | None = None) -> None:
    """This will put a pipeline, which lies in the machine's memory, where the recipe's plan says, and tune it.

    Weights are made smaller before they are moved: less goes to the card.
    """
    # Imported late because it imports torch.
    from generation.engine.ltx2 import tuning

    plan, options = recipe.plan, recipe.options
    tuning.make_small(pipe, weights=plan.weights, text_weights=options.text_weights, dtype=plan.dtype)
    tuning.use_attention(pipe.transformer, options.attention)
    if company is not None:
        company.lead(pipe.transformer)
    if plan.placement is Placement.RESIDENT:
        pipe.to(plan.device)
    elif plan.placement is Placement.TEXT_APART:
        for part in PARTS_THAT_STAY:
            getattr(pipe, part).to(plan.device)
    elif plan.placement is Placement.BY_PART:
        pipe.enable_model_cpu_offload(device=plan.device)
    if plan.is_tiled:
        pipe.vae.enable_tiling()
    load_styles(pipe, options.styles)
    tuning.compile_blocks(
        pipe.transformer, options.compile, weights=plan.weights, perturbs=bool(recipe.schedule.perturbed_blocks)
    )


def unshifted(scheduler: Any) -> Any:
    """This will be the same scheduler taking noise levels as they are; otherwise it shifts them without a word."""
    return type(scheduler).from_config(scheduler.config, use_dynamic_shifting=False, shift_terminal=None)


def _log(recipe: Recipe) -> None:
    plan = recipe.plan
    logger.info(
        "ltx2: %s is %s with %.1f million parameters; plan %s on %s in %s, %s, up to %d clips at once, %s attention, "
        "%s schedule of %d steps",
        recipe.folder.path,
        recipe.folder.title,
        sum(recipe.folder.parameters.values()) / 1e6,
        plan.word,
        plan.device,
        plan.dtype,
        "decoding in tiles" if plan.is_tiled else "decoding whole",
        plan.batch_max,
        recipe.options.attention,
        recipe.schedule.name,
        recipe.schedule.steps,
    )
