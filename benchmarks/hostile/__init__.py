"""500 hostile files, and what the sandbox makes of each: `python -m benchmarks.hostile`.

Twelve families of attacks on whoever opens what strangers send. Every file is made here from a seed; where it could
name an address or a path, it names a canary that listens and a file that should not come to be. Each has to be
refused with a stable code, within 2 CPU seconds and 512 MB, and nobody may have heard of it. A file of the set that
turned out to be harmless would be a fault of the set.
"""
