"""A whole week in one shop, from the box that was just unpacked to the computer that is given away."""
