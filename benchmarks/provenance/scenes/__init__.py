"""What the clips of the set show: each scene is a generator of RGB frames, the same ones for the same seed."""
