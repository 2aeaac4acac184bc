"""Standard output and standard error that take no more: a reader that went away, a disk that is full.

Who reads may stop (``| head``): what comes after goes nowhere, and the command ends with the exit code that it has
earned. Where what is printed cannot be kept, that is said in one line, with exit code 1. Of standard error nothing can
be said anywhere.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from archive.errors import Unprinted
from archive.words import again


class Out(io.TextIOWrapper):
    """Standard output, or a stream that stands for it. Raises ``Unprinted`` once, where it cannot be written; then, and
    without a reader, takes all."""

    is_gone = False
    """Whether nobody reads it any more."""
    place: Path | None = None
    """Where it is; None: standard output."""

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self._stopped(error)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self._stopped(error)

    def _stopped(self, error: OSError) -> None:
        self.is_gone = True
        stopped(error, self.fileno(), self.place)


class _Err(io.TextIOWrapper):
    """Standard error."""

    def write(self, text: str) -> int:
        with suppress(OSError):
            return super().write(text)
        return len(text)

    def flush(self) -> None:
        with suppress(OSError):
            super().flush()


def stopped(error: OSError, descriptor: int = 1, place: Path | None = None) -> None:
    """What is to be done where standard output, or the stream at ``place``, could not be written.

    Raises ``Unprinted``, unless its reader left.
    """
    # Python writes what is left once more at its end: it goes nowhere instead of failing again.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
    if isinstance(error, BrokenPipeError):
        return
    if place is None:
        raise Unprinted(f"standard output takes no more: {error.strerror}; what was to stand there is not whole")
    raise Unprinted(f"{place} takes no more: {error.strerror}; what was to stand there is not whole")


@contextmanager
def guarded() -> Iterator[None]:
    """What a command prints, in this block, to the standard streams of its process; they stay so afterwards.

    At the end all is written; where it cannot be, a line says so and ``SystemExit`` has a code other than 0.
    """
    _open_closed()
    sys.stdout, sys.stderr = _guarded(sys.stdout, Out, 1), _guarded(sys.stderr, _Err, 2)
    code: int | str | None = 0
    try:
        yield
    except SystemExit as ended:
        code = ended.code
    try:
        sys.stdout.flush()
    except Unprinted as error:
        print(f"congtin: {again(str(error))}", file=sys.stderr)
        code = code or error.exit_code
    sys.exit(code)


def _open_closed() -> None:
    """A stream that was closed when the process began would be the next file that is opened: an archive's."""
    for descriptor in (1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            if nowhere != descriptor:
                os.dup2(nowhere, descriptor)
                os.close(nowhere)
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.dup(descriptor), "w", encoding="utf-8"))


def _guarded(stream: object, kind: type[Out | _Err], descriptor: int) -> io.TextIOWrapper:
    """The process's own stream as a ``kind``; any other, as tests have it, stays."""
    if type(stream) is not io.TextIOWrapper or stream.fileno() != descriptor:
        return stream  # type: ignore[return-value]  # whatever somebody put there
    with suppress(OSError):
        stream.flush()
    # What is buffered is our own: the stream that Python began with stays as it is, and empty.
    buffer = os.fdopen(descriptor, "wb", closefd=False)
    return kind(buffer, stream.encoding, stream.errors, line_buffering=stream.line_buffering or descriptor == 2)
