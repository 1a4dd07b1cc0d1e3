"""Corpora into plain dataclasses, one a document.

In go files that the user already has, either packed (JSON lines or CoNLL-U, gzipped or not) or as
the public repository lays them out. Out come frozen dataclasses with half-open code point offsets.
Nothing here downloads anything: the corpora have licences of their own.

* `polnear`: attributions of PolNeAR, hand-made.
* `corenlp`: the machine-made layer beside PolNeAR: tokens, sentences, names, coreference.
* `conllu`: GUM and EWT, hand-made syntax and sentences.
"""
