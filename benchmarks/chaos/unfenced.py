"""The product without its fence, to show that the run would notice: writes of a worker no longer ask for the attempt.

What is left is what a queue without fencing tokens does: the worker that was given a job ends it, by the job's id.
"""

from __future__ import annotations

from typing import Any


def take_down() -> None:
    """This will drop `attempt` and `state` from every condition on a job that names an attempt, in this process."""
    from django.db.models import QuerySet

    from generation.models import Job
    from generation.services import leases

    guarded = QuerySet.filter

    def unguarded(rows: QuerySet[Any], *args: Any, **conditions: Any) -> QuerySet[Any]:
        if rows.model is Job and "attempt" in conditions:
            conditions = {name: value for name, value in conditions.items() if name not in ("attempt", "state")}
        return guarded(rows, *args, **conditions)

    QuerySet.filter = unguarded  # type: ignore[method-assign]
    guard = "AND attempt = %(attempt)s AND state = 'running'"
    if guard not in leases._RENEW:
        raise RuntimeError("the renewal's guard is written differently now: nothing was taken down")
    leases._RENEW = leases._RENEW.replace(guard, "")
