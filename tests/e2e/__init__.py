"""The reading room as people meet it: a real server, a real model and headless Chromium.

A package, unlike its neighbours, so that the browser belongs to this folder alone and is closed
before the next one: while it is open, no other test of the process can run an event loop.
"""
