"""What stands on a paper, in words: layouts place it and know nothing of tax, languages or law."""
