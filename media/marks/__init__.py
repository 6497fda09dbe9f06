"""Marks that say where a clip comes from: one that everybody sees, and one in picture and sound that is found again."""
