"""One root error, few children; every message is one line that says the next step."""

from __future__ import annotations


class ArchiveError(Exception):
    """Root. ``exit_code`` follows the command's contract: 1 fell short, 2 wrong input, 3 could not start."""

    exit_code = 2


class NotAnArchive(ArchiveError):
    """The folder does not exist or holds no archive."""


class NewerSchema(ArchiveError):
    """The archive was written by a newer program."""


class BadCursor(ArchiveError):
    """What was given as a cursor is none, or one of another kind of records."""


class RecordTooLarge(ArchiveError):
    """A WARC record unpacks to more than any capture can have: damage, or a bomb. Nothing of it is given."""


class PortalBusy(ArchiveError):
    """Another process holds the writer's lease of this portal."""

    exit_code = 3


class StorageFailed(ArchiveError):
    """The disk is full, the folder cannot be written, or an fsync failed. Nothing committed is lost."""

    exit_code = 3


class WorkerLost(ArchiveError):
    """A process that worked for this one was ended from outside, or died: what it was at is not known."""

    exit_code = 3


class Unprinted(ArchiveError):
    """Standard output takes no more, for another reason than that nobody reads it."""

    exit_code = 1


class BadRecord(ArchiveError):
    """The record cannot be written as a line (a lone surrogate, a number beyond 64 bits). Nothing was queued."""


class LeaseLost(ArchiveError):
    """This process no longer holds the portal's lease and has stopped writing."""

    exit_code = 3
