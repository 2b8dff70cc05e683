"""Where attributions and quotation marks stand."""
