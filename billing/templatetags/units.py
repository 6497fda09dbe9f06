"""Units in words for templates."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django import template

from billing import facade
from billing.contracts import Allowance
from billing.words import left_in_words, next_in_words, units_in_words, wait_in_words
from common import clock

register = template.Library()
register.filter("units", units_in_words)
register.filter("left_words", left_in_words)
register.filter("next_words", next_in_words)


@register.filter
def wait_until(moment: datetime) -> str:
    """This will say how long it is until a moment: `3 h 10 min`."""
    return wait_in_words((moment - clock.now()).total_seconds())


@register.filter
def plan_words(member_id: UUID) -> str:
    """This will say a member's plan in a line."""
    return facade.plan_in_words(member_id, clock.now())


@register.filter
def is_enough_for(allowance: Allowance, price: int) -> bool:
    """This will tell whether a clip of this price fits into what is left."""
    return allowance.left is None or price <= allowance.left


@register.filter
def meter_left(allowance: Allowance) -> int:
    """This will give what the meter shows: what is left of the limit, or of the priority where there is no limit."""
    return (allowance.priority_left if allowance.left is None else allowance.left) or 0


@register.filter
def meter_of(allowance: Allowance) -> int:
    """This will give the meter's other end."""
    return (allowance.priority_limit if allowance.limit is None else allowance.limit) or 0
