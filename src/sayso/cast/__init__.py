"""The cast: who and what a report names, and which words refer to whom.

In: the network's analysis of a report's words and its attributions. Out: entities with their
names, aliases, roles and mentions, the ties that the report states between them, and the speaker
and grade of each attribution.
"""
