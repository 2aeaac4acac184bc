"""When to look: at a portal, and again at an article."""
