"""How many stand behind a claim."""
