"""When, where and in which medium each source spoke: the words of the report around the cue."""
