"""Replayed histories of portals, with and without a planted change: the proof of ``congtin health``."""
