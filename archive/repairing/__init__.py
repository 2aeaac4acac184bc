"""Damage mended without guessing."""
