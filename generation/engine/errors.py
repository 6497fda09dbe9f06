"""What an engine may raise. Codes are stable: they are stored on the job and shown to the member in words."""

from __future__ import annotations


class EngineError(Exception):
    """An engine could not render; `retryable` says whether the same request may succeed elsewhere or later."""

    code = "engine_failed"
    retryable = True


class RenderingCancelledError(Exception):
    """Cancelled by the member, or the lease was lost: raised by the watch inside a step, never caught by engines."""


class RenderingHandedBackError(RenderingCancelledError):
    """Whoever renders has to leave, but the clip is still wanted: somebody goes on with it."""


class RequestNotPossibleError(EngineError):
    """The engine cannot do this request at all (too long, too large): retrying changes nothing."""

    code = "engine_request_not_possible"
    retryable = False


class ModelUnavailableError(EngineError):
    """The model cannot be loaded here: not a model folder, half downloaded, too small a card. Raised at start."""

    code = "engine_model_unavailable"
    retryable = False


class EngineBrokenError(EngineError):
    """The engine's process can render nothing any more: an accelerator that failed stays failed until it is opened by
    another process.
    """


class BadOutputError(EngineError):
    """The model answered with something that is no clip: NaN, all black, frozen."""

    code = "engine_bad_output"
    retryable = True

    def __init__(self, message: str = "", *, came_out: str = "as no clip") -> None:
        """`came_out` tells a member in a word or two how it came out."""
        super().__init__(message)
        self.came_out = came_out
