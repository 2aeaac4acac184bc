"""The part of ``archive verify`` that looks at sealed days: whether they are there, and once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from archive.checking.findings import Finding, Name
from archive.paths import KINDS, day_of, portal_folder
from archive.sealing.seals import NAME, bad_lines, compressed, is_read_only, read_sums, unpacked_sum


def sealed_days(root: Path, portal: str) -> Iterator[Finding]:
    """What is wrong with the sums of a portal's sealed days and with the files that they name, but for the bytes."""
    for kind in KINDS:
        folder = portal_folder(root, kind, portal)
        with suppress(OSError):  # what cannot be read is named by ``archive.checking.unreadable``
            yield from _sealed(root, folder)


def _sealed(root: Path, folder: Path) -> Iterator[Finding]:
    for number in bad_lines(folder):
        yield _found(root, "sum", folder / NAME, "this is no line of a SHA256SUMS file", number)
    for name in read_sums(folder):
        path = folder / name
        plain = path.with_suffix("") if path.suffix == ".zst" else path
        if not path.exists() and not plain.exists() and not compressed(plain).exists():
            yield _found(root, "missing", path, f"{name} was sealed and is not there: restore it from a copy")
    yield from _unsummed(root, folder)
    for path in sorted(folder.glob("*.jsonl")):
        if day_of(path) and compressed(path).exists():
            detail = f"{compressed(path).name} lies beside it: `congtin archive seal` ends what was begun"
            yield _found(root, "twice", path, detail)


def _unsummed(root: Path, folder: Path) -> Iterator[Finding]:
    """Days that were sealed, as it seems, while nothing says any more what they were."""
    days = {day_of(Path(name)) for name in read_sums(folder)}
    for path in sorted(folder.glob("*.jsonl*")):
        # All is read-only on some media: then it says nothing of one day.
        if day_of(path) and day_of(path) not in days and (path.suffix == ".zst" or (days and is_read_only(path))):
            detail = (
                f"it is sealed, and {NAME} has no sum of it: restore that, or `congtin archive seal` takes it as it is"
            )
            yield _found(root, "sum", path, detail)


def expected_sum(path: Path, sums: dict[str, str]) -> tuple[str | None, bool]:
    """(the sum that a day file must have, whether it is that of what it unpacks to); None where it is not sealed."""
    if path.name in sums:
        return sums[path.name], False
    if path.suffix == ".zst":
        return sums.get(path.name.removesuffix(".zst")), True
    packed = compressed(path)
    return (_inside(packed) if packed.name in sums else None), False


def _inside(packed: Path) -> str:
    """What a plain file must be that lies beside a sealed one; "" where that is gone or damaged: then nothing tells."""
    try:
        return unpacked_sum(packed) or ""
    except OSError:
        return ""


def _found(root: Path, what: Name, path: Path, detail: str, line: int = 0) -> Finding:
    return Finding(what=what, file=path.relative_to(root).as_posix(), line=line, offset=0, detail=detail)
