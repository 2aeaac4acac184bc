"""Stored pages read again: what a better parser makes of them, field by field, and as revisions once it may."""
