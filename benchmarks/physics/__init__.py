"""Whether the animatic engine's physics is true: by what `--truth` says, and by pixels and sound alone."""
