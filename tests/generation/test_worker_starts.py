"""What a process of the pool does first, in which order."""

from __future__ import annotations

import subprocess
import sys

# As celery.worker.WorkController does; what is printed is who is called in each new process of the pool.
PROGRAM = """
from celery.signals import worker_init, worker_process_init
from sora_social.celery import app

class Worker:
    app, pool_cls = app, "prefork"
app.loader.init_worker()
worker_init.send(sender=Worker())
print([found().__qualname__ for _, found in worker_process_init.receivers])
"""


def test_a_process_tells_that_it_is_here_after_celery_has_closed_the_pool_of_connections():
    answer = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)

    assert answer.stdout == "['keep_the_pool', 'DjangoWorkerFixup.on_worker_process_init', 'begin']\n"
