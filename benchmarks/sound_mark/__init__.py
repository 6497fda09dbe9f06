"""The invisible mark in the sound: what it survives, what it costs, and whether it can be heard."""
