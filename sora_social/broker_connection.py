"""Celery's connection to its broker, with a wait between two tries that fits what we promise."""

from __future__ import annotations

from typing import Any

from celery.app.amqp import AMQP
from kombu.connection import Connection

FIRST_S, STEP_S, LONGEST_S = 0.5, 0.5, 3.0
"""Celery's own are 2, 2 and 30 s: after an outage of minutes, workers and clock would look again half a minute after the
broker is back, one after the other. A try costs one refused connection."""


class EagerConnection(Connection):
    """Looks for a broker that is away every few seconds, for as long as it takes."""

    def _ensure_connection(self, *words: Any, **how: Any) -> Any:
        if len(words) <= 2:  # errback and max_retries; whoever names intervals means them
            how = {"interval_start": FIRST_S, "interval_step": STEP_S, "interval_max": LONGEST_S, **how}
        return super()._ensure_connection(*words, **how)  # type: ignore[no-untyped-call]


class Amqp(AMQP):  # type: ignore[misc]
    """Makes connections that look again soon."""

    Connection = EagerConnection
    BrokerConnection = EagerConnection
