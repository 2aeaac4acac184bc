"""Dates as the evidence has them printed, each with the ISO text that says neither more nor less."""

from __future__ import annotations

import random
import re
from datetime import datetime

from tests.synthetic.facts import Stamp

_DAYS = ("hai", "ba", "tư", "năm", "sáu", "bảy")

# Form names are what a family may draw from; h12 is an hour from 1 to 12 and ap its SA/CH or AM/PM.
FORMS = {
    "dmy": "{dd}/{mm}/{yyyy}",
    "dmy-bare": "{d}/{m}/{yyyy}",
    "dmy-dash": "{dd}-{mm}-{yyyy}",
    "dmy-spaced": "{d} - {m} - {yyyy}",
    "dmy-spaced-full": "{dd} - {mm} - {yyyy}",
    "dmy-dot": "{dd}.{mm}.{yyyy}",
    "dmy-hm": "{dd}/{mm}/{yyyy} {HH}:{MM}",
    "dmy-hm-gap": "{dd}/{mm}/{yyyy}  {HH}:{MM}",
    "dmy-hm-bare": "{d}/{m}/{yyyy} {H}:{MM}",
    "dmy-hms": "{dd}/{mm}/{yyyy} {HH}:{MM}:{SS}",
    "dmy-comma-hm": "{dd}/{mm}/{yyyy}, {HH}:{MM}",
    "dmy-paren": "({dd}/{mm}/{yyyy}, {HH}:{MM})",
    "dmy-pipe-hm": "{dd}/{mm}/{yyyy} | {HH}:{MM}",
    "dmy-pipe-gmt": "{dd}/{mm}/{yyyy} | {HH}:{MM} GMT+7",
    "dmy-gmt": "{dd}/{mm}/{yyyy} {HH}:{MM} GMT+7",
    "dmy-dash-hm": "{dd}-{mm}-{yyyy} - {HH}:{MM}",
    "dmy-dash-comma": "{dd}-{mm}-{yyyy}, {HH}:{MM}",
    "dmy-dash-plain": "{dd}-{mm}-{yyyy} {HH}:{MM}",
    "hm-dmy": "{HH}:{MM} {dd}/{mm}/{yyyy}",
    "hm-comma-dmy": "{HH}:{MM}, {dd}/{mm}/{yyyy}",
    "hm-pipe-dmy": "{HH}:{MM} | {dd}/{mm}/{yyyy}",
    "wd-dmy": "{WD}, {dd}/{mm}/{yyyy}",
    "wd-dash-hm": "{wd} - {dd}/{mm}/{yyyy} {HH}:{MM}",
    "wd-pipe-hm": "{wd}, {dd}/{mm}/{yyyy} | {HH}:{MM}",
    "wd-comma-hm": "{WD}, {dd}/{mm}/{yyyy}, {HH}:{MM}",
    "wd-comma-gmt": "{wd}, {d}/{m}/{yyyy}, {HH}:{MM} (GMT+7)",
    "wd-bare-hm": "{WD}, {d}/{m}/{yyyy} - {HH}:{MM}",
    "wd-plain-hm": "{WD}, {dd}/{mm}/{yyyy} {HH}:{MM}",
    "wd-ndash-hm": "{WD} – {dd}/{mm}/{yyyy} {HH}:{MM}",
    "wd-month": "{wd}, {dd} Tháng {mm} {yyyy} {HH}:{MM}",
    "short-wd": "{T}, {dd}/{mm}/{yyyy} {HH}h{MM}",
    "hour-word": "{HH} giờ {MM} phút, ngày {d}/{m}/{yyyy}",
    "hour-h": "{HH}h{MM}, {dd}/{mm}/{yyyy}",
    "sach": "{dd}/{mm}/{yyyy} {h12}:{MM}:{SS} {SC}",
    "sach-hm": "{dd}/{mm}/{yyyy} {h12}:{MM} {SC}",
    "ampm": "{dd} / {mm} / {yyyy} - {h12z}:{MM} {AP}",
    "us": "{m}/{d}/{yyyy} {h12}:{MM}:{SS} {AP}",
    "us-hm": "{m}/{d}/{yyyy} {h12}:{MM} {AP}",
    "12h": "{dd}-{mm}-{yyyy} - {h12z}:{MM}",
    "iso-naive": "{yyyy}-{mm}-{dd}T{HH}:{MM}:{SS}",
    "iso-zone": "{yyyy}-{mm}-{dd}T{HH}:{MM}:{SS}+07:00",
}


def weekday(when: datetime, *, title: bool = False, short: bool = False) -> str:
    place = when.weekday()
    if short:
        return "CN" if place == 6 else f"T{place + 2}"
    if place == 6:
        return "Chủ Nhật" if title else "Chủ nhật"
    return f"Thứ {_DAYS[place].title() if title else _DAYS[place]}"


def printed(when: datetime, form: str) -> str:
    h12 = when.hour % 12 or 12
    return FORMS[form].format(
        dd=f"{when.day:02}",
        d=when.day,
        mm=f"{when.month:02}",
        m=when.month,
        yyyy=when.year,
        HH=f"{when.hour:02}",
        H=when.hour,
        MM=f"{when.minute:02}",
        SS=f"{when.second:02}",
        h12=h12,
        h12z=f"{h12:02}",
        SC="SA" if when.hour < 12 else "CH",
        AP="AM" if when.hour < 12 else "PM",
        wd=weekday(when),
        WD=weekday(when, title=True),
        T=weekday(when, short=True),
    )


def iso(when: datetime, form: str) -> str:
    """To the precision that the form prints; an hour without AM or PM stays as printed."""
    pattern = FORMS[form]
    day = f"{when:%Y-%m-%d}"
    if "{MM}" not in pattern:
        return day
    hour = (when.hour % 12 or 12) if form == "12h" else when.hour
    second = when.second if "{SS}" in pattern else 0
    return f"{day}T{hour:02}:{when.minute:02}:{second:02}+07:00"


def moment(rng: random.Random, form: str, last: datetime) -> datetime:
    """A time of publication that the form can say without doubt."""
    year = rng.randint(2013, last.year)
    when = datetime(year, rng.randint(1, 12), rng.randint(1, 28), rng.randint(5, 22), rng.randint(0, 59))
    when = when.replace(second=rng.randint(0, 59))
    if form.startswith("us"):
        when = when.replace(day=rng.randint(13, 28))
    return when if when < last else when.replace(year=last.year - 1)


def stamp(rng: random.Random, form: str, labels: tuple[str, ...], last: datetime) -> Stamp:
    when = moment(rng, form, last)
    return restamp(when, form, rng.choice(labels))


def restamp(when: datetime, form: str, label: str) -> Stamp:
    raw = printed(when, form)
    if label and re.search(r"ngày\s*:?$", label, re.IGNORECASE) and raw.startswith("ngày"):
        label = ""
    return Stamp(raw=raw, iso=iso(when, form), label=label, when=when)
