"""Every process knows the tasks it may ask for, in every thread."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from celery import current_app


def test_another_thread_finds_our_tasks():
    """Web servers answer in threads; Celery's `current_app` is a thread's own unless a default is set."""
    with ThreadPoolExecutor(1) as another:
        name, registered = another.submit(lambda: (current_app.main, "common.sweep_outbox" in _tasks())).result()
    assert (name, registered) == ("sora_social", True)


def _tasks() -> dict[str, object]:
    current_app.loader.import_default_modules()
    return current_app.tasks
