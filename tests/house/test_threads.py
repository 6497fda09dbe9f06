"""What a process of the product does beside its own thread."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_MULTIPLY = """
import os
import sora_social
import numpy as np
from threading import active_count
numbers = np.ones((700, 700), np.float32)
numbers @ numbers
print(len(os.listdir("/proc/self/task")) - active_count())
"""


def test_matrices_are_multiplied_in_the_thread_that_asks():
    ours = Path(__file__).resolve().parents[2]
    environment = {name: value for name, value in os.environ.items() if "_NUM_THREADS" not in name}

    run = subprocess.run(
        [sys.executable, "-c", _MULTIPLY], cwd=ours, env=environment, check=True, capture_output=True, text=True
    )

    assert run.stdout.strip() == "0"
