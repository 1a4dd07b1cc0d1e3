"""Scored words -> attributions: who says what, by which words.

In come the words of a report and the scores of its windows; out come attributions with exact spans,
kind, polarity and confidence. `candidates` finds cues and links words to them, `choose` settles
which candidates stand together, `read` turns them into the record's attributions.
"""
