"""Words of the generation app that are stored or sent."""

from django.db import models


class JobKind(models.TextChoices):
    """What a job does."""

    GENERATE = "generate", "From a prompt to a draft"
    PUBLISH = "publish", "From a draft to a posted clip"


class JobState(models.TextChoices):
    """Where a job stands; `states.JOB_MOVES` says which moves exist."""

    QUEUED = "queued", "Waiting"
    RUNNING = "running", "Running"
    SUCCEEDED = "succeeded", "Finished"
    FAILED = "failed", "Failed"
    CANCELLED = "cancelled", "Cancelled"
    PARKED = "parked", "Parked for an operator"


class Queue(models.TextChoices):
    """Which kind of worker a job needs; the words are Celery's queue names."""

    GPU = "gpu", "A graphics card"
    CPU = "cpu", "Processor cores"


class Tier(models.IntegerChoices):
    """Who goes first within a queue; ageing keeps the lower ones from starving."""

    PRIORITY = 0, "Pro"
    STANDARD = 1, "Free"
    BEHIND = 2, "Pro above its fair use"


class WorkerState(models.TextChoices):
    """What a worker process is doing."""

    IDLE = "idle", "Idle"
    WORKING = "working", "Working"
    STOPPING = "stopping", "Finishing what it has"


class QueueMood(models.TextChoices):
    """Whether anything in a queue moves."""

    MOVING = "moving", "Moving"
    PAUSED = "paused", "Paused by an operator"
    OFFLINE = "offline", "No worker is on"


class Download(models.TextChoices):
    """Which file somebody is given to keep."""

    MASTER = "master", "The master, without the visible mark"
    MARKED = "marked", "The rendition with the visible mark"
    AFTER_POSTING = "after_posting", "None before the clip is posted"


class Opening(models.TextChoices):
    """What a clip begins with."""

    NOTHING = "nothing", "Nothing given"
    UPLOAD = "upload", "An upload of its member's"
    CLIP = "clip", "The end of another clip"
    CHANGE = "change", "Another clip's script, with a change in words"
    EXTENSION = "extend", "The whole of another clip"


class Remix(models.TextChoices):
    """What a remix does with the clip it names."""

    GO_ON = "go_on", "Go on where it ends"
    CHANGE = "change", "Change something in it"
    EXTEND = "extend", "Make it longer"


class TraceState(models.TextChoices):
    """Where a question after a file's origin stands."""

    WAITING = "waiting", "Waiting"
    LOOKING = "looking", "Being looked at"
    ANSWERED = "answered", "Answered"
    FAILED = "failed", "Could not be looked at"


class TraceAudience(models.TextChoices):
    """Who asked, and so how much the answer tells."""

    PUBLIC = "public", "Anybody"
    STAFF = "staff", "Moderators"


class ClipState(models.TextChoices):
    """Where a clip stands."""

    DRAFT = "draft", "Draft"
    PUBLISHING = "publishing", "Being posted"
    POSTED = "posted", "Posted"


class Visibility(models.TextChoices):
    """Who may watch a posted clip."""

    PUBLIC = "public", "Everyone"
    LINK = "link", "Whoever has the link"
    ONLY_ME = "only_me", "Only me"


class Orientation(models.TextChoices):
    """The shape of a clip."""

    PORTRAIT = "portrait", "Portrait"
    LANDSCAPE = "landscape", "Landscape"
    SQUARE = "square", "Square"


class Resolution(models.TextChoices):
    """The length of a clip's shorter side, in pixels."""

    P720 = "720p", "720p"
