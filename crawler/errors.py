"""One root error, few children. A user's mistake is one line that says what to do next."""

from __future__ import annotations


class CongtinError(Exception):
    """Root of every error that a command shows as one line.

    ``exit_code`` follows the contract: 2 wrong usage or input, 3 could not start.
    """

    exit_code = 2


class UnknownPortal(CongtinError):
    """The target is neither a declared portal nor a URL."""


class PortalFileError(CongtinError):
    """A portal's TOML is not valid; the message names file, key and what was expected."""


class CasesError(CongtinError):
    """A saved page cannot be read or written; the message names the file."""


class CouldNotStart(CongtinError):
    """The run could not begin: archive busy or not writable, demo port taken, ..."""

    exit_code = 3
