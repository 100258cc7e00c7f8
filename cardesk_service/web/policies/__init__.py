"""The versions of the privacy policy: a file each, all named in `every`. A version never changes."""
