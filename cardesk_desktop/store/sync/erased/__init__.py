"""People who were erased elsewhere: every word of them that was kept here goes, in the file too."""
