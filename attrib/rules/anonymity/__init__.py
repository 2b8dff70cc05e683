"""How an unnamed source is handled."""
