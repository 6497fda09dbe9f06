"""Refusals, as classes with a stable code and a status; `common.api.problems` maps them to HTTP once."""

from __future__ import annotations

from typing import Any, ClassVar


class RefusedError(Exception):
    """The base of everything the product refuses: what happened, why, what now, in the caller's terms.

    `code` and `status` never change once published. `facts` are machine-readable figures (a limit, a time) that go
    into the answer beside the sentence.
    """

    code: ClassVar[str] = "refused"
    status: ClassVar[int] = 400
    title: ClassVar[str] = "That did not work."

    def __init__(self, detail: str = "", *, field: str | None = None, retry_after_s: int | None = None, **facts: Any):
        self.detail = detail or self.title
        self.field = field
        self.retry_after_s = retry_after_s
        self.facts = facts
        super().__init__(self.detail)


class InvalidError(RefusedError):
    """A value is out of its range or form."""

    code = "invalid"
    status = 400
    title = "A value is not right."


class NotFoundError(RefusedError):
    """Hidden and missing are the same answer."""

    code = "not_found"
    status = 404
    title = "There is nothing here."


class NotAllowedError(RefusedError):
    """Known to the caller, but not theirs to do."""

    code = "not_allowed"
    status = 403
    title = "You can't do that."


class ConflictError(RefusedError):
    """The thing is in a state in which this is not possible."""

    code = "conflict"
    status = 409
    title = "That is not possible any more."


class TooManyError(RefusedError):
    """A limit is used up; always says when it resets."""

    code = "too_many_requests"
    status = 429
    title = "That was too often."


class UnavailableError(RefusedError):
    """Something we need is down; try again later."""

    code = "unavailable"
    status = 503
    title = "We can't do this right now."
