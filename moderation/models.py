"""Verdicts and flags."""
