"""JavaScript as far as listings need it, read and never run: tokens, values, calls, the addresses they put together."""
