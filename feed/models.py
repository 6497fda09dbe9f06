"""Placement. Latest needs no table of its own."""
