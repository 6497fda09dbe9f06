"""A second opinion on what the rules read: learned from labelled prompts (`training.reader`), and what it may change.

`network` reads the words in their sentence, `evidence` tells what the rules found at each of them, `heads` answers, and
`opinion` is what the reader asks.
"""
