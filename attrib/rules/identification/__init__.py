"""How far the reader can tell who is speaking."""
