"""Celery, cache and channel layer. None of them holds a truth: losing all three loses no job."""

from __future__ import annotations

from typing import Any

from celery.schedules import crontab

CELERY: dict[str, Any] = {
    "task_default_queue": "chores",
    "task_create_missing_queues": True,
    "task_ignore_result": True,
    "task_serializer": "json",
    "accept_content": ["json"],
    # A task is a wake-up call that may come twice or never; the row in PostgreSQL decides.
    "task_acks_late": False,
    "worker_prefetch_multiplier": 1,
    "worker_hijack_root_logger": False,
    "worker_cancel_long_running_tasks_on_connection_loss": False,
    # A process of the pool is only up when its model is loaded. Celery kills one that is not within this time, by default
    # within 4 s, and starts another, for ever: the large model takes minutes, and its first fetch longer.
    "worker_proc_alive_timeout": 3600.0,
    "broker_connection_retry_on_startup": True,
    "broker_connection_max_retries": None,  # a worker outlives any outage of its broker
    "broker_connection_timeout": 2,
    # Django's connections stay open between two tasks; `sora_social.celery` gives them back to the pool.
    "CELERY_DB_REUSE_MAX": 2**62,
    "task_publish_retry": False,
    "beat_schedule": {
        "sweep-outbox": {"task": "common.sweep_outbox", "schedule": 2.0},
        "sweep-leases": {"task": "generation.sweep_leases", "schedule": 0.5},
        "tell-places": {"task": "generation.tell_places", "schedule": 3.0},
        "mend-lanes": {"task": "generation.mend_lanes", "schedule": 60.0},
        "release-orphans": {"task": "generation.release_orphans", "schedule": 60.0},
        "forget-workers": {"task": "generation.forget_workers", "schedule": 60.0},
        "mind-traces": {"task": "generation.mind_traces", "schedule": 10.0},
        "mind-sizes": {"task": "generation.mind_sizes", "schedule": 30.0},
        "release-uploads": {"task": "generation.release_uploads", "schedule": 300.0},
        "wake-forgotten": {"task": "generation.wake_forgotten", "schedule": 10.0},
        "forget-old": {"task": "common.forget_old", "schedule": 3600.0},
        "forget-sessions": {"task": "accounts.forget_sessions", "schedule": crontab(hour="4", minute="0")},
        "send-letters": {"task": "common.send_letters", "schedule": 5.0},
        "lapse-invites": {"task": "invites.lapse", "schedule": 600.0},
        "sweep-uploads": {"task": "uploads.sweep", "schedule": 600.0},
    },
    "beat_max_loop_interval": 0.5,
}


def celery_with(url: str) -> dict[str, Any]:
    """This will complete Celery's settings for a broker at `url` (redis:// or amqp://): a dead one is noticed in seconds."""
    amqp = url.startswith(("amqp://", "amqps://"))
    # RabbitMQ confirms that it has a call; until then the outbox keeps it.
    options = (
        {"confirm_publish": True, "connect_timeout": 2, "max_retries": 0}  # who asks for a clip does not wait for it
        if amqp
        else {
            "socket_connect_timeout": 2,
            "socket_timeout": 10,
            "max_retries": 1,
        }
    )
    return {**CELERY, "broker_url": url, "broker_transport_options": options}


def caches(url: str) -> dict[str, Any]:
    """This will make Redis (or Valkey) the cache."""
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}}


def channel_layers(url: str) -> dict[str, Any]:
    """This will make Redis (or Valkey) the carrier of live hints; a hint lost is found again by the sockets' pulse."""
    return {"default": {"BACKEND": "common.layer.HintLayer", "CONFIG": {"url": url}}}
