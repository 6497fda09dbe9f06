"""The set by which provenance is judged: thirty clips, what people do to clips, and ten thousand windows without a mark.

It was written by somebody who had not seen how the marks and the fingerprints work, before they worked; whoever builds
or tunes them may look at `clips.DEVELOPMENT` and at nothing else.
"""
