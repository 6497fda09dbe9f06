"""Filters of the generation app's templates."""
