"""The steps, one file each, in order."""
