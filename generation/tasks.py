"""Doors of the generation app: tasks."""
