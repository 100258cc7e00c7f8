"""Pictures of labels, plates and barcodes as a camera at the counter sees them, made from a seed.

Nothing in them is taken from elsewhere: the letters are those of `resources/fonts`, the goods those of the
demo shop, the plates drawn after what the authorities publish. `python -m benchmarks.scenes` shows them.
"""
