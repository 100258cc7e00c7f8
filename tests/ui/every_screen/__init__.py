"""What holds for every screen: no words are cut or left in English, everything has a name and a key."""
