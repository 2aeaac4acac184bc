"""Compressed days: a frame a megabyte of whole lines, found without unpacking, and a damaged one costs only itself."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive.jsonl import frames
from archive.jsonl.frames import Frame, pack, read_at, unpacked_size
from archive.jsonl.scan import scan

LINES = [b'{"number":%d,"text":"%s"}' % (number, os.urandom(40 + number % 7).hex().encode()) for number in range(60)]


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sixty lines in frames of some 500 bytes."""
    monkeypatch.setattr(frames, "SIZE", 500)
    plain = tmp_path / "day.jsonl"
    plain.write_bytes(b"".join(line + b"\n" for line in LINES))
    path = tmp_path / "day.jsonl.zst"
    path.write_bytes(b"".join(pack(plain, 3)))
    return path


def all_frames(path: Path) -> list[Frame]:
    with path.open("rb") as stream:
        return list(frames.frames(stream))


def read(path: Path) -> tuple[dict[int, bytes], list[str]]:
    """Offset to line, and what was said."""
    said: list[str] = []
    return {offset: line for _, offset, line in scan(path, lambda _, __, what: said.append(what))}, said


def offsets() -> dict[int, bytes]:
    found, offset = {}, 0
    for line in LINES:
        found[offset] = line
        offset += len(line) + 1
    return found


def test_every_frame_ends_a_line_and_says_its_size(packed: Path) -> None:
    found, data = all_frames(packed), packed.read_bytes()
    assert len(found) > 9
    assert (found[0].start, found[-1].end) == (0, len(data))
    for frame in found:
        plain = zstandard.ZstdDecompressor().decompress(data[frame.start : frame.end])
        assert (plain[-1:], len(plain)) == (b"\n", frame.size)
    assert unpacked_size(packed) == sum(len(line) + 1 for line in LINES)
    assert read(packed) == (offsets(), [])


@pytest.mark.parametrize("content", [b"", b"\n", b"x" * 3000])
def test_odd_files(tmp_path: Path, content: bytes) -> None:
    plain, path = tmp_path / "a", tmp_path / "a.zst"
    plain.write_bytes(content)
    path.write_bytes(b"".join(pack(plain, 3)))
    assert zstandard.ZstdDecompressor().decompress(path.read_bytes()) == content
    assert unpacked_size(path) == len(content)


def test_one_line_is_read_without_the_others(packed: Path) -> None:
    for offset, line in offsets().items():
        assert read_at(packed, offset, len(line)) == line


def test_frames_of_other_programs(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl.zst"
    streamed = zstandard.ZstdCompressor().compressobj()
    parts = [streamed.compress(line + b"\n") for line in LINES]
    path.write_bytes(b"".join(parts) + streamed.flush())
    assert unpacked_size(path) is None
    assert read(path) == (offsets(), [])
    for offset, line in offsets().items():
        assert read_at(path, offset, len(line)) == line


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_frame_costs_only_itself(packed: Path, data: st.DataObject) -> None:
    whole, found = packed.read_bytes(), all_frames(packed)
    at = data.draw(st.integers(0, len(whole) - 1))
    broken = bytearray(whole)
    broken[at] ^= 1 << data.draw(st.integers(0, 7))
    packed.write_bytes(broken)
    given_lines, said = read(packed)
    packed.write_bytes(whole)
    hit = next(number for number, frame in enumerate(found) if at < frame.end)
    start = sum(frame.size or 0 for frame in found[:hit])
    end = start + (found[hit].size or 0)
    lost = {line for offset, line in offsets().items() if start <= offset < end}
    assert {line for line in LINES if line not in lost} <= set(given_lines.values())
    if found[hit].start + 18 < at:  # its head says how much is lost: what follows stands where it stood
        assert {offset: line for offset, line in offsets().items() if line not in lost}.items() <= given_lines.items()
    assert said or given_lines == offsets()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_cut_anywhere(packed: Path, data: st.DataObject) -> None:
    whole, found = packed.read_bytes(), all_frames(packed)
    size = data.draw(st.integers(1, len(whole) - 1))
    packed.write_bytes(whole[:size])
    given_lines, said = read(packed)
    packed.write_bytes(whole)
    sound = sum(frame.size or 0 for frame in found if frame.end <= size)
    assert {offset: line for offset, line in offsets().items() if offset < sound}.items() <= given_lines.items()
    assert said or size in {frame.end for frame in found}
