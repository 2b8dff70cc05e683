"""What the sources of one article amount to."""
