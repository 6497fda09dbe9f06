"""What asking for, watching and posting a clip may be refused for."""

from __future__ import annotations

from common.errors import ConflictError, InvalidError, NotAllowedError, TooManyError


class TooManyInFlightError(TooManyError):
    """The member has as many clips waiting or running as their plan allows."""

    code = "too_many_in_flight"
    title = "You have as many clips in the making as your plan allows."


class TooManyParkedError(TooManyError):
    """The member's clips brought workers down again and again within the hour."""

    code = "too_many_parked"
    title = "Several of your clips stopped our machines."


class TooLongError(InvalidError):
    """The length is above what the plan or the engine gives."""

    code = "duration_not_available"
    title = "That length is not available."


class OpeningNotAvailableError(InvalidError):
    """The engine cannot begin a clip with something given."""

    code = "opening_not_available"
    title = "Clips can't begin with a picture or another clip here."


class TwoOpeningsError(InvalidError):
    """A clip begins with one thing."""

    code = "two_openings"
    title = "A clip begins with an upload or with another clip, not with both."


class ChangeNotAvailableError(InvalidError):
    """The clip can't be made again: another engine made it, or it began with something, or a clip on its way is gone."""

    code = "change_not_available"
    title = "This clip can't be changed in words. You can go on where it ends."


class ExtensionNotAvailableError(InvalidError):
    """The clip can't be made longer: it began with something, or a clip on its way is gone, or it was so too often."""

    code = "extension_not_available"
    title = "This clip can't be made longer. You can go on where it ends."


class EngineCannotExtendError(InvalidError):
    """The engine that made the clip is not here, or makes no clip longer."""

    code = "engine_cannot_extend"
    title = "What made this clip can't make it longer. You can go on where it ends."


class ExtendedTooLongError(InvalidError):
    """The clip would become longer than plan or engine allow. `facts`: `limit_s` in all, `more_s` that it may grow by."""

    code = "extended_too_long"
    title = "The clip would become too long."


class RemixNotAllowedError(NotAllowedError):
    """The clip's author does not want others to go on from it."""

    code = "remix_not_allowed"
    title = "Whoever made this clip doesn't want it remixed."


class QuestionsWaitError(TooManyError):
    """As many questions wait to be looked at as may. `facts`: `limit`."""

    code = "trace_too_many_waiting"
    title = "Others' files are being looked at before yours can come. Try again in a moment."


class DownloadAfterPostingError(ConflictError):
    """A draft has no marked rendition yet, and its master is not given away."""

    code = "download_after_posting"
    title = "Post the clip first: a download carries your mark, which is drawn in then."


class JobOverError(ConflictError):
    """The job ended before it could be cancelled."""

    code = "job_over"
    title = "This clip is finished already."


class ClipNotDraftError(ConflictError):
    """Only a draft can be posted."""

    code = "clip_not_draft"
    title = "This clip is posted or being posted already."


class ClipBusyError(ConflictError):
    """The clip is being posted right now."""

    code = "clip_busy"
    title = "This clip is being posted right now. Try again in a moment."


class JobNotParkedError(ConflictError):
    """Only a parked job can be tried again by an operator."""

    code = "job_not_parked"
    title = "This job is not parked any more."


class PostingNotRetriedError(ConflictError):
    """A posting that was parked left its clip a draft: its member alone decides to post it."""

    code = "posting_not_retried"
    title = "This was a posting: its clip is a draft again, and its member can post it."


class AuthorSuspendedError(Exception):
    """The member was suspended while the work was done: the job is ended already, and nothing of it goes out."""

    code = "member_suspended"


class LeaseLostError(Exception):
    """The worker's (job, attempt) is no longer the one in the row: somebody else has the job, or nobody."""
