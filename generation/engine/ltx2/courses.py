"""The calls of LTX-2's pipelines that a group of clips goes through: which pipeline, from which noise, over which levels.

A clip of which nothing is given takes LTX2Pipeline. One that is reworked begins at its strength, where its own latents
still show through the noise. A large one goes twice: at half its size, then enlarged and refined over the last levels.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import torch
from diffusers import LTX2LatentUpsamplePipeline
from diffusers.pipelines.ltx2.utils import STAGE_2_DISTILLED_SIGMA_VALUES

from generation.engine.ltx2.given import Given, given_of
from generation.engine.ltx2.grid import Canvas
from generation.engine.ltx2.groups import Group
from generation.engine.ltx2.members import Member
from generation.engine.ltx2.model import LoadedModel, unshifted
from generation.engine.ltx2.schedule import Schedule, refining
from generation.engine.ltx2.siblings import GivenPipeline, sibling
from generation.engine.ltx2.sounding import reworked_sound
