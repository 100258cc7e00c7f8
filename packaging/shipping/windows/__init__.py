"""What is shipped for Windows: frozen, signed and packed; rehearsed under Wine where there is no Windows."""
