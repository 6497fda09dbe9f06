"""LTX-2 through diffusers: joint video and sound. Heavy libraries are imported only when an engine is opened."""
