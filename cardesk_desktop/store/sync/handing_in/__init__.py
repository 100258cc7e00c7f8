"""What this register says: its changes and papers are given their places, sent, and let go once answered."""
