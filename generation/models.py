"""Jobs and clips. The rows are the truth: Celery only wakes who works on them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from common.ids import new_id
from generation.enums import (
    ClipState,
    JobKind,
    JobState,
    Opening,
    Queue,
    Tier,
    TraceAudience,
    TraceState,
    Visibility,
    WorkerState,
)

NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Before any service: whoever was never served comes first."""


class Clip(models.Model):
    """A finished clip: first its owner's draft, then perhaps posted. Its id is the id of the job that made it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=12, choices=ClipState.choices, default=ClipState.DRAFT)
    visibility = models.CharField(max_length=12, choices=Visibility.choices, default=Visibility.PUBLIC)

    prompt = models.TextField()
    caption = models.CharField(max_length=500, blank=True, default="")
    alt_text = models.CharField(max_length=500)

    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    duration_ms = models.PositiveIntegerField()
    fps = models.PositiveSmallIntegerField()
    has_sound = models.BooleanField()
    seed = models.BigIntegerField()
    model = models.CharField(max_length=80)
    model_version = models.CharField(max_length=80)
    reading = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    notes = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    changes = ArrayField(models.CharField(max_length=300), default=list, blank=True)  # from its parent's script

    # The remix chain
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="remixes")
    root = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    depth = models.PositiveSmallIntegerField(default=0)  # above 0 without a parent: that one is gone
    allows_remix = models.BooleanField(default=True)

    # Where it comes from, as everybody can check
    mark_number = models.PositiveBigIntegerField(null=True, unique=True)  # what the invisible marks say
    source_type = models.CharField(max_length=60, blank=True, default="")  # IPTC's word for how it was made
    shows_person = models.BooleanField(default=True)  # unless somebody has looked
    fingerprint_version = models.PositiveSmallIntegerField(null=True)  # of its `Fingerprint`; null: it has none

    master = models.CharField(max_length=200)  # storage keys
    master_manifest = models.CharField(max_length=200, blank=True, default="")  # its content credentials
    poster = models.CharField(max_length=200)
    public_rendition = models.CharField(max_length=200, blank=True, default="")
    public_manifest = models.CharField(max_length=200, blank=True, default="")
    public_poster = models.CharField(max_length=200, blank=True, default="")
    playlist = models.CharField(max_length=200, blank=True, default="")  # of the public rendition in pieces
    captions = models.CharField(max_length=200, blank=True, default="")  # what is said (WebVTT); empty: nothing is
    spoken = models.TextField(blank=True, default="")  # the same as plain text, a line each
    placeholder = models.TextField(blank=True, default="")
    size_bytes = models.PositiveBigIntegerField()

    created_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_posted_clip_has_marks_credentials_and_fingerprints",
                condition=~Q(state=ClipState.POSTED)
                | (
                    Q(posted_at__isnull=False, mark_number__isnull=False, fingerprint_version__isnull=False)
                    & ~Q(public_rendition="")
                    & ~Q(public_manifest="")
                    & ~Q(public_poster="")
                ),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["-posted_at", "-id"],
                name="latest_public_clips",
                condition=Q(state=ClipState.POSTED, visibility=Visibility.PUBLIC),
            ),
            models.Index(fields=["author", "-created_at", "-id"], name="clips_of_an_author"),
        ]


class Job(models.Model):
    """Work to do for a member, with its lease. `attempt` is the fencing token: it grows with every claim."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=12, choices=JobKind.choices)
    queue = models.CharField(max_length=8, choices=Queue.choices)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    clip = models.ForeignKey(Clip, null=True, on_delete=models.SET_NULL, related_name="jobs")
    state = models.CharField(max_length=12, choices=JobState.choices, default=JobState.QUEUED)

    # What was asked for
    engine = models.CharField(max_length=40, blank=True, default="")
    prompt = models.TextField(blank=True, default="")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    duration_ms = models.PositiveIntegerField()
    fps = models.PositiveSmallIntegerField()
    seed = models.BigIntegerField()
    audio = models.BooleanField(default=True)
    opening = models.CharField(max_length=8, choices=Opening.choices, default=Opening.NOTHING)
    opening_id = models.UUIDField(null=True)  # the upload
    parent = models.ForeignKey(
        Clip, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # the clip; what an upload is of
    extends_ms = models.PositiveIntegerField(
        default=0
    )  # how long the parent is that it begins with, whole; 0: with none

    # Its place
    tier = models.PositiveSmallIntegerField(choices=Tier.choices, default=Tier.STANDARD)
    told_position = models.PositiveIntegerField(null=True)  # the place its member was last told

    # Who works on it
    attempt = models.PositiveIntegerField(default=0)
    losses = models.PositiveSmallIntegerField(default=0)  # attempts whose worker fell silent
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, blank=True, default="")
    cancel_requested_at = models.DateTimeField(null=True)

    # How far it is
    stage = models.CharField(max_length=20, blank=True, default="")
    step = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    progress = models.FloatField(default=0.0)
    has_preview = models.BooleanField(default=False)
    has_sketch = models.BooleanField(default=False)

    error_code = models.CharField(max_length=60, blank=True, default="")
    error_detail = models.CharField(max_length=500, blank=True, default="")  # for operators

    created_at = models.DateTimeField()
    queued_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_running_job_has_a_lease",
                condition=~Q(state=JobState.RUNNING) | Q(lease_until__isnull=False),
            ),
            models.UniqueConstraint(
                fields=["clip"],
                name="a_clip_is_posted_by_one_job_at_a_time",
                condition=Q(kind=JobKind.PUBLISH, state__in=[JobState.QUEUED, JobState.RUNNING]),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["queue", "tier", "member", "queued_at", "id"],
                name="jobs_waiting_in_lane",
                condition=Q(state=JobState.QUEUED),
            ),
            models.Index(fields=["member", "queue"], name="jobs_running", condition=Q(state=JobState.RUNNING)),
            models.Index(fields=["lease_until"], name="jobs_on_lease", condition=Q(state=JobState.RUNNING)),
            models.Index(fields=["member", "-created_at", "-id"], name="jobs_of_a_member"),
            models.Index(
                fields=["queue", "kind", "-finished_at"],
                name="jobs_measured",
                condition=Q(state=JobState.SUCCEEDED, attempt=1),
            ),
            models.Index(fields=["finished_at"], name="jobs_ended", condition=Q(finished_at__isnull=False)),
            models.Index(fields=["-finished_at", "-id"], name="jobs_parked", condition=Q(state=JobState.PARKED)),
        ]


class MarkNumber(models.Model):
    """The number that a clip's invisible marks carry. Rows outlive their clips: copies of those are still about."""

    number = models.BigAutoField(primary_key=True)
    clip_id = models.UUIDField(unique=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_mark_holds_28_bits", condition=Q(number__gte=0, number__lt=2**28)),
        ]


class SigningCertificate(models.Model):
    """A certificate that this installation signs with, or once did: what another's signs is not from here."""

    serial = models.CharField(max_length=60, primary_key=True)  # in decimal digits
    issuer = models.CharField(max_length=200)
    first_used_at = models.DateTimeField()


class Fingerprint(models.Model):
    """What a clip looks and sounds like, packed as `media.fingerprints` reads it. Indexes catch up by `id` and time."""

    id = models.BigAutoField(primary_key=True)
    clip = models.OneToOneField(Clip, on_delete=models.CASCADE, related_name="fingerprint")
    picture = models.BinaryField()
    sound = models.BinaryField()
    made_at = models.DateTimeField(db_index=True)


class Ladder(models.Model):
    """The smaller sizes of a posted clip, made when somebody first plays it in pieces. `tries` is the fencing token."""

    clip = models.OneToOneField(Clip, primary_key=True, on_delete=models.CASCADE, related_name="ladder")
    tries = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    playlist = models.CharField(max_length=200, blank=True, default="")  # of all sizes; empty until they are there
    called_at = models.DateTimeField()  # a worker, the last time
    made_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_ladder_that_is_made_has_a_playlist",
                condition=Q(made_at__isnull=True, playlist="") | (Q(made_at__isnull=False) & ~Q(playlist="")),
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["called_at"], name="ladders_to_make", condition=Q(made_at__isnull=True)),
        ]


class JobPreview(models.Model):
    """The newest small picture of a running job (WebP, a few KB)."""

    job = models.OneToOneField(Job, primary_key=True, on_delete=models.CASCADE, related_name="preview")
    picture = models.BinaryField()
    updated_at = models.DateTimeField()


class Sketch(models.Model):
    """The animatic of a job that waits for a big model (MP4, some hundred KB)."""

    job = models.OneToOneField(Job, primary_key=True, on_delete=models.CASCADE, related_name="sketch")
    video = models.BinaryField()
    made_at = models.DateTimeField()


class Lane(models.Model):
    """A member's line in one queue and tier. Claims pick a lane, then the lane's oldest job.

    Whoever moves a job into or out of `queued` holds its lane's row, so `waiting_since` is always true.
    """

    id = models.BigAutoField(primary_key=True)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    queue = models.CharField(max_length=8, choices=Queue.choices)
    tier = models.PositiveSmallIntegerField(choices=Tier.choices)
    running_max = models.PositiveSmallIntegerField(default=2)  # of this member at once in this queue
    served_at = models.DateTimeField(default=NEVER)
    waiting_since = models.DateTimeField(null=True)  # its head's or its last service's, the later one; null: empty
    passed = models.PositiveSmallIntegerField(default=0)  # how often a better fitting job went before its head

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["member", "queue", "tier"], name="a_member_has_one_lane_in_a_tier"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["queue", "tier", "served_at"], name="lanes_served"),
            models.Index(
                fields=["queue", "tier", "served_at", "waiting_since"],
                name="lanes_in_fair_order",
                condition=Q(waiting_since__isnull=False),
            ),
            models.Index(
                fields=["queue", "waiting_since"],
                name="lanes_that_age",
                condition=Q(waiting_since__isnull=False, tier__gt=Tier.PRIORITY),
            ),
        ]


class Worker(models.Model):
    """A worker process as it last described itself; silent ones are not counted on."""

    name = models.CharField(max_length=120, primary_key=True)
    queue = models.CharField(max_length=8, choices=Queue.choices)
    host = models.CharField(max_length=80)
    pid = models.PositiveIntegerField()
    engines = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    shapes = models.JSONField(default=list, blank=True)
    plan = models.CharField(max_length=80, blank=True, default="")
    batch_max = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=12, choices=WorkerState.choices, default=WorkerState.IDLE)
    draining = models.BooleanField(default=False)  # an operator wants it to take nothing more
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["queue", "seen_at"], name="workers_seen")]


class QueueControl(models.Model):
    """What operators set for a queue; no row: nothing was ever set."""

    queue = models.CharField(max_length=8, primary_key=True, choices=Queue.choices)
    paused_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=200, blank=True, default="")  # shown to operators


class LateFinish(models.Model):
    """A worker came back after its lease was given away: refused, and counted."""

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="+")
    attempt = models.PositiveIntegerField()
    worker = models.CharField(max_length=120)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["at"], name="late_finishes_by_time")]


class Trace(models.Model):
    """A question: does this file come from here? The answer is worked out anew for whoever reads it, from the evidence."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    member = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    audience = models.CharField(max_length=8, choices=TraceAudience.choices)
    upload_id = models.UUIDField()
    filename = models.CharField(max_length=255, blank=True, default="")  # as it was called, to show
    state = models.CharField(max_length=12, choices=TraceState.choices, default=TraceState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    evidence = models.JSONField(default=dict)
    error_code = models.CharField(max_length=60, blank=True, default="")
    created_at = models.DateTimeField()
    called_at = models.DateTimeField()  # a worker, the last time
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_trace_being_looked_at_has_a_lease",
                condition=~Q(state=TraceState.LOOKING) | Q(lease_until__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["created_at"],
                name="traces_not_answered",
                condition=Q(state__in=[TraceState.WAITING, TraceState.LOOKING]),
            ),
            models.Index(fields=["created_at"], name="traces_by_time"),
        ]
