"""Articles that a portal splits over several pages: which one this is, what leads on, one record of them all."""
