"""What moderation refuses."""

from __future__ import annotations

from common.errors import ConflictError, RefusedError, UnavailableError


class PromptRefusedError(RefusedError):
    """The prompt asks for something that the published policy rules out; `facts["rule"]` names it where we say so."""

    code = "prompt_refused"
    status = 422
    title = "We can't make this one."


class CheckUnavailableError(UnavailableError):
    """The check could not run, so nothing was let through; ask again."""

    code = "check_unavailable"
    title = "We couldn't check this just now, so nothing was made and nothing was used up. Try again in a minute."


class FlagClosedError(ConflictError):
    """Somebody closed the flag before."""

    code = "flag_closed"
    title = "Somebody has closed this flag already."
