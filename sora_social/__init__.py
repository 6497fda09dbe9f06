"""Wiring: settings, routes, servers and the embedded default. Holds no rules."""

import os

# Read by NumPy when it is imported, in whatever process this is. Its library for matrices waits for work in a loop: beside
# an encoder on two cores that took a worker a seventh more CPU time a clip, for matrices of a few hundred numbers.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
