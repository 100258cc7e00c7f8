"""Companies: their registers, how these join and leave, and the people who are members."""
