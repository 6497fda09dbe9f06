"""Placement: what a member sees next."""
