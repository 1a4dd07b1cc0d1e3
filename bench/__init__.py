"""Every figure that the README quotes, by a command. See bench/README.md.

In go corpora that the user has (nothing is downloaded) and the installed package; out come tables
on stdout, or JSON. No text and no gold of a corpus is written anywhere: what is kept in the
repository holds figures, digests and counts only.
"""
