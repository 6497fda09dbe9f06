"""Clips longer than a model makes in one pass: planned as shots, made one after the other, kept, joined. No torch here."""
