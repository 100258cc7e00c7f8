"""Does everything once that the program lives by, on a shop of its own: `--self-test` (decision 211).

It proves that nothing is missing from what was installed here; it touches nobody's data.
"""
