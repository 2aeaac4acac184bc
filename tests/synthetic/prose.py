"""Texts for an article: drawn without putting back, so that nothing on a page stands there twice."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterable

from tests.synthetic import english, words
from tests.synthetic.corpus_a import SENTENCES_A
from tests.synthetic.corpus_b import SENTENCES_B
from tests.synthetic.leads import LEADS
from tests.synthetic.titles import TITLES


def slug(text: str, *, drop_d: bool = False, limit: int = 100) -> str:
    text = text.lower().replace("đ", "" if drop_d else "d")
    text = unicodedata.normalize("NFD", text)
    text = "".join(char for char in text if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", text).strip("-")[:limit].strip("-")


class Prose:
    """Hands out texts that ``fits`` allows (an old font has no toned capitals)."""

    def __init__(self, rng: random.Random, language: str = "vi", fits: Callable[[str], bool] = lambda _: True) -> None:
        self.rng, self.fits, self.english = rng, fits, language == "en"
        self._titles = self._shuffled(english.TITLES if self.english else TITLES)
        self._leads = self._shuffled(english.LEADS if self.english else LEADS)
        self._sentences = self._shuffled(english.SENTENCES if self.english else [*SENTENCES_A, *SENTENCES_B])
        self._captions: set[str] = set()

    def _shuffled(self, texts: Iterable[str]) -> list[str]:
        kept = [text for text in texts if self.fits(text)]
        self.rng.shuffle(kept)
        return kept

    def fitting(self, make: Callable[[], str]) -> str:
        for _ in range(200):
            text = make()
            if self.fits(text):
                return text
        raise ValueError("no text fits")

    def title(self) -> str:
        return self._titles.pop()

    def headline(self) -> str:
        """The article's own title: with the quirks that titles have."""
        text, roll = self.title(), self.rng.random()
        if self.english or not self.fits(text.upper()):
            return text
        if roll < 0.12:
            return text.upper()
        if roll < 0.18:
            return f'{text} - "Tuổi trẻ & cộng đồng"'
        if roll < 0.24:
            return f"{text} từ 28-6 đến 4-7-2021"
        if roll < 0.28:
            return f"{text} (Bài {self.rng.randint(1, 3)})"
        return text

    def lead(self) -> str:
        return self._leads.pop()

    def sentence(self) -> str:
        return self._sentences.pop()

    def paragraph(self, most: int = 3) -> str:
        lines = [self.sentence() for _ in range(self.rng.randint(1, most))]
        if not self.english and self.rng.random() < 0.06:
            lines.append(self.fitting(lambda: self.rng.choice([*words.DATE_TRAPS, lines[0]])))
        return " ".join(dict.fromkeys(lines))

    def full_name(self) -> str:
        pick = self.rng.choice
        return self.fitting(lambda: f"{pick(words.SURNAMES)} {pick(words.MIDDLES)} {pick(words.GIVEN)}")

    def pen_name(self) -> str:
        return self.fitting(lambda: self.rng.choice(words.PEN_NAMES))

    def paper(self) -> str:
        return self.fitting(lambda: self.rng.choice(words.PAPERS))

    def caption(self) -> str:
        """A caption that this page does not have yet."""
        for _ in range(200):
            text = self.rng.choice(english.CAPTIONS) if self.english else self._caption()
            if self.fits(text) and text not in self._captions:
                self._captions.add(text)
                return text
        raise ValueError("no caption left")

    def _caption(self) -> str:
        pick, roll = self.rng.choice, self.rng.random()
        event = pick(words.EVENTS)
        if roll < 0.3:
            return f"Quang cảnh {event}"
        if roll < 0.45:
            return f"Toàn cảnh {event}."
        if roll < 0.75:
            return f"{pick(words.ROLES)} {self.full_name()} phát biểu tại {event}"
        if roll < 0.85:
            return f"Các đại biểu chụp ảnh lưu niệm tại {event}"
        if roll < 0.95:
            return f"Lãnh đạo tỉnh trao quà cho các hộ khó khăn nhân dịp {event}"
        return pick(("Ảnh minh họa", "Ảnh minh hoạ", "Ảnh sưu tầm"))
