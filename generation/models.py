"""Jobs and clips. The rows are the truth: Celery only wakes who works on them."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from common.ids import new_id
from generation.enums import ClipState, JobKind, JobState, Queue, Visibility


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

    master = models.CharField(max_length=200)  # storage keys
    poster = models.CharField(max_length=200)
    public_rendition = models.CharField(max_length=200, blank=True, default="")
    public_poster = models.CharField(max_length=200, blank=True, default="")
    placeholder = models.TextField(blank=True, default="")
    size_bytes = models.PositiveBigIntegerField()

    created_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_posted_clip_carries_its_mark",
                condition=~Q(state=ClipState.POSTED)
                | (Q(posted_at__isnull=False) & ~Q(public_rendition="") & ~Q(public_poster="")),
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

    # Who works on it
    attempt = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    worker = models.CharField(max_length=120, blank=True, default="")
    cancel_requested_at = models.DateTimeField(null=True)

    # How far it is
    stage = models.CharField(max_length=20, blank=True, default="")
    step = models.PositiveIntegerField(default=0)
    steps = models.PositiveIntegerField(default=0)
    progress = models.FloatField(default=0.0)
    has_preview = models.BooleanField(default=False)

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
            models.Index(fields=["queue", "created_at", "id"], name="jobs_waiting", condition=Q(state=JobState.QUEUED)),
            models.Index(fields=["lease_until"], name="jobs_on_lease", condition=Q(state=JobState.RUNNING)),
            models.Index(fields=["member", "-created_at", "-id"], name="jobs_of_a_member"),
            models.Index(
                fields=["queue", "kind", "-finished_at"],
                name="jobs_measured",
                condition=Q(state=JobState.SUCCEEDED, attempt=1),
            ),
        ]


class JobPreview(models.Model):
    """The newest small picture of a running job (WebP, a few KB)."""

    job = models.OneToOneField(Job, primary_key=True, on_delete=models.CASCADE, related_name="preview")
    picture = models.BinaryField()
    updated_at = models.DateTimeField()


class Lane(models.Model):
    """One row per member who ever asked for a clip: its lock makes counting what is in flight exact."""

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )


class LateFinish(models.Model):
    """A worker came back after its lease was given away: refused, and counted."""

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(Job, on_delete=models.CASCADE, related_name="+")
    attempt = models.PositiveIntegerField()
    worker = models.CharField(max_length=120)
    at = models.DateTimeField()
