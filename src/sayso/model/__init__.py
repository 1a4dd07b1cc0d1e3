"""Text -> scored words: tokenizer, windows, and the network in ONNX Runtime.

In comes a report's text; `words` splits it, `windows` cuts it, `session` runs the weights over it.
Out come, for each window, the scores of cues and sentence starts and what the linker needs. The
weights lie in `weights/`, with a card that says what they are.
"""
