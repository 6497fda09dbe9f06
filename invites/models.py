"""Invites, the waiting list, the tree."""
