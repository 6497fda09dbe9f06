"""Joining: four invites each, codes, the waiting list, the tree."""
