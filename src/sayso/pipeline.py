"""The walk itself: a report goes in at the top, a record comes out at the bottom."""
