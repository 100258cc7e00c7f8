"""The encrypted database of one register. SQL is known here and nowhere else."""
