"""The section of the staff: who works here, their PINs, and who may do what."""
