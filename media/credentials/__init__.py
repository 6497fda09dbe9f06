"""Content credentials (C2PA 2.4): what made a clip, when and from what, signed into the file. Free of Django.

`contracts` says what is stated, `writing.sign` puts it into a file, `reading.read` checks what a file carries.
"""
