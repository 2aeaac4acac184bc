"""The archive of a crawl: JSON Lines and WARC files in plain folders. ``Archive(dir)`` reads one."""

from archive.reader import Archive

__all__ = ["Archive"]
