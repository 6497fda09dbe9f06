"""The published policy as pure functions over data: no Django, no clock, no database."""
