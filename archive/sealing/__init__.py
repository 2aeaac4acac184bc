"""Past days: their sums, read-only, compressed."""
