"""Where the words come from, and through whose hands."""
