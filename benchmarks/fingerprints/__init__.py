"""Fingerprints of picture and sound: what is found again, what is mistaken for another, and what 100,000 clips cost."""
