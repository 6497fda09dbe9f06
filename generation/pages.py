"""Doors of the generation app: pages."""
