"""The settings of the car wash itself: company, taxes, this register, papers and their numbers."""
