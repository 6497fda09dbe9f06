"""Pictures and sound as files: probe, encode, poster, visible mark. Free of Django; knows no app."""
