"""One article, or a choice of them, out of a large archive."""
