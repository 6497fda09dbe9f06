"""What goes wrong before anything runs, said so that somebody can act on it."""

from __future__ import annotations


class StartError(Exception):
    """Carries one sentence that says what is wrong and what to do; the command prints it and exits with 1."""
