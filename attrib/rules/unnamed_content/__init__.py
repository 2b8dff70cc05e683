"""What unnamed sources are allowed to say."""
