"""The operators' page: queues, workers, parked jobs, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from accounts.contracts import MemberCard
from accounts.facade import signed_in_member
from common import clock
from common.errors import InvalidError, NotFoundError
from common.pages import answer_refusals
from generation import snapshot
from generation.errors import JobNotParkedError, PostingNotRetriedError
from generation.services import operations
from generation.snapshot import words

Done = TypeVar("Done")
private = cache_control(private=True, no_store=True)


@require_safe
@private
@answer_refusals
def queue(request: HttpRequest) -> HttpResponse:
    """This will show operators the queues and the fleet; to everybody else there is no such page."""
    return _show(request, "generation/operations.html")


@require_safe
@private
@answer_refusals
def board(request: HttpRequest) -> HttpResponse:
    """This will give the page's content alone, for its script to lay over what is shown."""
    return _show(request, "generation/operations_board.html")


@require_POST
@answer_refusals
def pause(request: HttpRequest, queue: str) -> HttpResponse:
    """This will pause a queue."""
    done = _asked(request, lambda **how: operations.pause(queue=queue, **how))
    return _answer(request, done, f"{queue} is paused.")


@require_POST
@answer_refusals
def resume(request: HttpRequest, queue: str) -> HttpResponse:
    """This will let a queue move again."""
    done = _asked(request, lambda **how: operations.resume(queue=queue, **how))
    return _answer(request, done, f"{queue} moves again.")


@require_POST
@answer_refusals
def drain(request: HttpRequest) -> HttpResponse:
    """This will have a worker take nothing more."""
    worker = request.POST.get("worker", "")
    done = _asked(request, lambda **how: operations.drain(worker=worker, **how))
    return _answer(request, done, f"{worker} takes nothing more.")


@require_POST
@answer_refusals
def undrain(request: HttpRequest) -> HttpResponse:
    """This will let a worker take jobs again."""
    worker = request.POST.get("worker", "")
    done = _asked(request, lambda **how: operations.undrain(worker=worker, **how))
    return _answer(request, done, f"{worker} takes jobs again.")


@require_POST
@answer_refusals
def retry(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """This will put a parked job into its queue again."""
    done = _asked(request, lambda **how: operations.retry_parked(job_id=job_id, **how))
    return _answer(request, done, "The job waits again.")


@require_POST
@answer_refusals
def retry_all(request: HttpRequest, queue: str) -> HttpResponse:
    """This will put what is parked in a queue into it again."""
    done = _asked(request, lambda **how: operations.retry_all_parked(queue=queue, **how))
    return _answer(request, done, f"{words.counted(done or 0, 'job waits', 'jobs wait')} again.")


def _show(request: HttpRequest, template: str) -> HttpResponse:
    taken = snapshot.for_operator(actor_id=_actor(request).id, now=clock.now())
    context = {"snapshot": taken, "summary": words.summary(taken), "reason_max": operations.REASON_MAX_CHARS}
    return render(request, template, context)


def _actor(request: HttpRequest) -> MemberCard:
    if not request.user.is_authenticated:
        raise NotFoundError  # where to sign in would say that there is something
    return signed_in_member(request.user, now=clock.now())


def _asked(request: HttpRequest, act: Callable[..., Done]) -> Done | None:
    """Does what the form asks; what is refused for its words or its time is said on the page, None."""
    try:
        return act(actor=_actor(request), reason=request.POST.get("reason", ""), now=clock.now())
    except (InvalidError, JobNotParkedError, PostingNotRetriedError) as error:
        messages.error(request, error.detail)
        return None


def _answer(request: HttpRequest, done: object, said: str) -> HttpResponse:
    if done is False:
        messages.info(request, "That was so already: nothing changed.")
    elif done is not None:
        messages.success(request, said)
    return redirect("console_queue")
