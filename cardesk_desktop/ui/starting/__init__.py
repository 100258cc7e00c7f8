"""The program while there is no desk: opening the data, why they do not open, and what is done at the end."""
