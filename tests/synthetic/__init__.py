"""Synthetic pages of provincial portals, with the truth about each (see README.md)."""

from __future__ import annotations

from tests.synthetic.generator import FAMILIES, generate, reference, refused
from tests.synthetic.page import SyntheticPage

__all__ = ["FAMILIES", "SyntheticPage", "generate", "reference", "refused"]
