"""WARC files: written, indexed, read back, mended; and captures that no line accounts for."""
