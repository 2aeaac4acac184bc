"""What is asked for: how far listings are walked, which articles are due, when they are looked at again."""
