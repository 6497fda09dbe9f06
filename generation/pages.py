"""The pages of the generation app: create, drafts, one draft, and one clip to watch."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.contracts import MemberCard
from accounts.facade import signed_in_member
from billing import facade as billing
from common import clock
from common.errors import NotFoundError, RefusedError
from common.pages import answer_refusals, refuse_form
from generation import provenance, selectors, words
from generation.engine.contracts import EngineCard
from generation.engine.shots.timing import MOST_SHOTS
from generation.enums import ClipState, Remix, Resolution
from generation.forms import CreateForm, PostingForm, lengths_more
from generation.services import clips, jobs, remakes
from moderation.errors import PromptRefusedError

DRAFTS_AT_A_TIME = 24
"""Fills rows of two, three and four."""

private = cache_control(private=True, no_store=True)


def _actor(request: HttpRequest) -> MemberCard:
    return signed_in_member(request.user, now=clock.now())


@require_safe
@private
@answer_refusals
def watch(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """This will show one clip to whoever may watch it; a draft goes to its owner's draft page."""
    viewer_id = UUID(str(request.user.pk)) if request.user.is_authenticated and request.user.is_active else None
    clip = selectors.clip_card(viewer_id=viewer_id, clip_id=clip_id)
    if clip.state != ClipState.POSTED:
        return redirect("draft", clip_id=clip_id)
    context = {
        "clip": clip,
        "credentials": provenance.credentials_card(viewer_id=viewer_id, clip_id=clip_id),
        "address": request.build_absolute_uri("/")[:-1],
    }
    return render(request, "generation/watch.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@private
@answer_refusals
def create(request: HttpRequest) -> HttpResponse:
    """This will show the create page with what is in the making, or ask for a clip."""
    member = _actor(request)
    longest_s = selectors.longest_clip_s(member_id=member.id, now=clock.now())
    form = CreateForm(request.POST if request.method == "POST" else None, longest_s=longest_s)
    if form.is_valid():
        try:
            jobs.submit(actor=member, wish=form.wish(), now=clock.now())
            return redirect("create")
        except RefusedError as error:
            ruled_out = isinstance(error, PromptRefusedError)
            return _create_page(request, member, form, status=refuse_form(form, error), ruled_out=ruled_out)
    return _create_page(request, member, form, status=400 if form.is_bound else 200)


def _create_page(
    request: HttpRequest, member: MemberCard, form: CreateForm, *, status: int, ruled_out: bool = False
) -> HttpResponse:
    engine, now = selectors.engine_card(), clock.now()
    asked = form.data if form.is_bound else _prefilled(request)
    remixed = _remixed(member, asked)
    offer = remakes.offer_of(actor=member, clip_id=remixed.id, now=now) if remixed else None
    if remixed is not None and not form.is_bound and form.offers(remixed.duration_s):
        asked = {**asked, "duration_s": f"{remixed.duration_s:g}"}
    acts = _acts(engine, offer)
    remix = next((act for act in acts if act == asked.get("remix")), next(iter(acts), None))
    remixed = remixed if acts else None
    context = {
        "form": form,
        "remix": remix,
        "act": words.ACTS[remix] if remix else "",
        "ruled_out": ruled_out,
        "engine": engine,
        "asked": asked,
        "longest_s": form.longest_s,
        "most_shots": MOST_SHOTS,
        "allowance": billing.allowance_of(member.id, now),
        "price": _price(asked),
        "remixed": remixed,
        "can_change": offer is not None and offer.can_change,
        "more": lengths_more(offer.more_s) if offer else (),
        "jobs": selectors.jobs_in_flight(member_id=member.id, now=now),
        "examples": engine.examples,
        "job_words": words.for_script(),
    }
    return render(request, "generation/create.html", context, status=status)


def _remixed(member: MemberCard, asked: Any) -> Any:
    """The clip with whose end the new one begins; None without one, or where it can't be."""
    try:
        clip = selectors.clip_card(viewer_id=member.id, clip_id=UUID(str(asked.get("remix_of") or "")))
    except (ValueError, NotFoundError):
        return None
    return clip if clip.may_remix else None


def _acts(engine: EngineCard, offer: remakes.Offer | None) -> list[Remix]:
    """What can be done with the clip, the first of them unless something else is asked."""
    if offer is None:
        return []
    can = {Remix.CHANGE: offer.can_change, Remix.EXTEND: bool(offer.more_s), Remix.GO_ON: engine.opens}
    return [remix for remix, is_possible in can.items() if is_possible]


def _price(asked: Any) -> int | None:
    """What the clip would cost as the form stands, in units; None while it does not say how long."""
    length = "more_s" if asked.get("remix_of") and asked.get("remix") == Remix.EXTEND else "duration_s"
    try:
        return billing.units_for(int(asked.get(length, "")), asked.get("resolution") or Resolution.P720)
    except (ValueError, RefusedError):
        return None


def _prefilled(request: HttpRequest) -> dict[str, Any]:
    """What a link may suggest: "try again" and "make another like this" bring the old wish along."""
    names = ("prompt", "seed", "orientation", "duration_s", "more_s", "remix_of", "remix")
    asked = {name: request.GET.get(name, "") for name in names}
    return {
        "prompt": asked["prompt"],
        "seed": asked["seed"],
        "audio": "on",
        "remix_of": asked["remix_of"],
        "remix": asked["remix"] or Remix.CHANGE,
        "orientation": asked["orientation"] or "portrait",
        "duration_s": asked["duration_s"] or "4",
        "more_s": asked["more_s"] or "4",
    }


@require_POST
@answer_refusals
def cancel(request: HttpRequest, job_id: UUID) -> HttpResponse:
    """This will cancel one of the member's jobs and go back to the create page."""
    jobs.cancel(actor=_actor(request), job_id=job_id, now=clock.now())
    return redirect("create")


@require_safe
@private
@answer_refusals
def drafts(request: HttpRequest) -> HttpResponse:
    """This will show the member's drafts or posted clips, newest first, and what lately went wrong."""
    member, posted = _actor(request), request.GET.get("show") == "posted"
    shelf = selectors.my_shelf(
        member_id=member.id,
        posted=posted,
        cursor=request.GET.get("cursor"),
        size=DRAFTS_AT_A_TIME,
        now=clock.now(),
    )
    return render(request, "generation/drafts.html", {"shelf": shelf, "posted": posted})


@require_http_methods(["GET", "HEAD", "POST"])
@private
@answer_refusals
def draft(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """This will show one of the member's own clips with what can be done with it, and post or change it."""
    member = _actor(request)
    clip = _own(member, clip_id)
    shown = {name: getattr(clip, name) for name in ("visibility", "alt_text", "allows_remix")}
    shown["caption"] = words.caption_for(clip)
    form = PostingForm(request.POST if request.method == "POST" else None, initial=shown)
    if form.is_valid():
        try:
            return _put_out(request, member, clip, form)
        except RefusedError as error:
            refuse_form(form, error)
    context = _draft_context(member, clip, form)
    return render(request, "generation/draft.html", context, status=400 if form.is_bound else 200)


def _draft_context(member: MemberCard, clip: Any, form: PostingForm) -> dict[str, Any]:
    download = provenance.download_of(viewer_id=clip.author_id, clip_id=clip.id, now=clock.now())
    context = {**_offered(member, clip), "form": form, "download": download}
    if clip.state != ClipState.PUBLISHING:
        return context
    job = selectors.posting_of(viewer_id=clip.author_id, clip_id=clip.id, now=clock.now())
    return {**context, "posting": job, "job_words": words.for_script()}


def _offered(member: MemberCard, clip: Any) -> dict[str, Any]:
    offer = remakes.offer_of(actor=member, clip_id=clip.id, now=clock.now())
    return {"clip": clip, "offer": offer, "opens": selectors.engine_card().opens}


def _own(member: MemberCard, clip_id: UUID) -> Any:
    clip = selectors.clip_card(viewer_id=member.id, clip_id=clip_id)
    if not clip.mine:
        raise NotFoundError
    return clip


def _put_out(request: HttpRequest, member: MemberCard, clip: Any, form: PostingForm) -> HttpResponse:
    now = clock.now()
    if clip.state == ClipState.DRAFT:
        clips.post(actor=member, clip_id=clip.id, posting=form.posting(), now=now)
    else:
        clips.edit(actor=member, clip_id=clip.id, posting=form.posting(), now=now)
        messages.success(request, "Saved. It counts from now on.")
    return redirect("draft", clip_id=clip.id)


@require_safe
@private
@answer_refusals
def result(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """This will give a finished clip as a piece of HTML for the create page's script."""
    member = _actor(request)
    return render(request, "generation/result.html", _offered(member, _own(member, clip_id)))


@require_http_methods(["GET", "HEAD", "POST"])
@private
@answer_refusals
def delete(request: HttpRequest, clip_id: UUID) -> HttpResponse:
    """This will ask whether to delete a clip, and do it when told so."""
    member = _actor(request)
    if request.method != "POST":
        return render(request, "generation/delete.html", {"clip": _own(member, clip_id)})
    clips.delete(actor=member, clip_id=clip_id, now=clock.now())
    messages.success(request, "Deleted, files included.")
    return redirect("drafts")
