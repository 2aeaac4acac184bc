"""How much of what a portal has is in the archive, and what is not."""
