"""Dates: every collected string is right or None, none is wrong, however its characters are composed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.clean import dates
from crawler.clean.dates import FoundDate, find_dates, parse_date
from tests.steps import grows_evenly

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


def _cases() -> list[tuple[str, str | None]]:
    lines = Path(__file__).with_name("dates.tsv").read_text("utf-8").splitlines()
    pairs = [line.rsplit("\t", 1) for line in lines if not line.startswith("#")]
    return [(text.replace("\\n", "\n"), None if iso == "-" else iso) for text, iso in pairs]


CASES = _cases()


def _local(found: FoundDate | None) -> str | None:
    return found.iso.removesuffix("+07:00") if found else None


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 500


@pytest.mark.parametrize(("text", "iso"), CASES)
def test_date_node(text: str, iso: str | None) -> None:
    found = parse_date(text, now=NOW)
    assert _local(found) == iso
    if found:
        assert found.raw
        assert found.raw in text
        assert found.precision == ("day" if len(found.iso) == 10 else found.precision)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: normalize("NFD", text), id="NFD"),
        pytest.param(lambda text: text.replace(" ", "\u00a0"), id="nbsp"),
        pytest.param(str.upper, id="capitals"),
        pytest.param(lambda text: text.replace(" ", " \u200b"), id="zero-width"),
    ],
)
def test_date_nodes_in_other_characters(change: Callable[[str], str]) -> None:
    """All in one test: one for each would be every seventh of the whole suite."""
    wrong = []
    for text, iso in CASES:
        changed = change(text)
        found = parse_date(changed, now=NOW)
        if _local(found) != iso or (found is not None and found.raw not in changed):
            wrong.append((changed, iso, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("text", "precision", "warnings"),
    [
        ("25/05/2022", "day", ()),
        ("25/05/2022 08:15", "minute", ()),
        ("25/05/2022 08:15:30", "second", ()),
        ("11/24/2023 3:18:29 PM", "second", ("us-order",)),
        ("30/10/25", "day", ("two-digit-year",)),
        ("Thứ hai, 25/05/2022", "day", ("weekday-mismatch",)),
        ("Friday, 6/10/2022", "day", ("us-order",)),
        ("09:00 25/05/2022 10:00", "day", ("two-times",)),
        ("25/05/2022 17:30 AM", "day", ("bad-time",)),
        ("2022-05-26+0708:15:00", "second", ("repaired-offset",)),
        ("26/05/2022 12:00:00 AM", "second", ("midnight",)),
        ("2022-05-26T00:00:00", "second", ("midnight",)),
        ("26/05/2022 00:00", "minute", ()),
        ("2022-05-26T08:15:00", "second", ()),
        ("2022-05-26T08:75:00", "day", ("bad-time",)),
        ("2022-05-26T08:60:00", "day", ("bad-time",)),
        ("2022-05-26T08:15:60", "day", ("bad-time",)),
        ("2022-05-26T24:15:00", "day", ("bad-time",)),
        ("2022-05-26+0700:00:00", "second", ("repaired-offset", "midnight")),
    ],
)
def test_precision_and_warnings(text: str, precision: str, warnings: tuple[str, ...]) -> None:
    found = parse_date(text)
    assert found is not None
    assert (found.precision, found.warnings) == (precision, warnings)


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Lượt xem: 7370 | Gửi lúc: 05/12/2013 15:42:27", "05/12/2013 15:42:27"),
        ("Thứ năm, 30/10/2025 | 10:31", "Thứ năm, 30/10/2025 | 10:31"),
        ("(29/06/2026, 14:49)", "29/06/2026, 14:49"),
        ("Thứ tư, 22/10/2025, 19:25 (GMT+7)", "Thứ tư, 22/10/2025, 19:25 (GMT+7)"),
        ("Đăng ngày 11 - 11 - 2023", "11 - 11 - 2023"),
        ("Tin tức - 10:47, 23/05/2025", "10:47, 23/05/2025"),
        ("(29/06/2026 14:49 GMT+7)", "29/06/2026 14:49 GMT+7"),
        # Not the name of a file, nor the view count.
        ("anh-12-05-2020.jpg 25/05/2022 08:15", "25/05/2022 08:15"),
        ("Tin tức | Lượt xem: 29 ngày 25/05/2022 08:15", "25/05/2022 08:15"),
        # Of one day printed twice the one with the time, wherever it stands.
        ("25/05/2022 - 25/05/2022 08:15", "25/05/2022 08:15"),
        ("08:15 25/05/2022 - 25/05/2022", "08:15 25/05/2022"),
        # What is left when ranges and running text are not asked.
        ("Triển lãm 28/6 - 4/7/2022 | Ngày đăng: 25/05/2022", "25/05/2022"),
        ("25/05/2022 • 20/05/2022, tại Ví Dụ • 25/05/2022 08:15", "25/05/2022 08:15"),
        ("25/05/2022Ở Ví Dụ • 26/05/2022", "25/05/2022"),
        ("Ngày đăng: 25/05/2022 • Ngày đăng: 26/05/2022", "25/05/2022"),
        ("25/05/2022 Khai mạc lễ hội cầu an tại Ví Dụ", "25/05/2022"),
        ("(30/10/25)", "30/10/25"),
    ],
)
def test_raw_is_what_stands_there(text: str, raw: str) -> None:
    found = parse_date(text)
    assert found is not None
    assert found.raw == raw


@pytest.mark.parametrize(
    "text",
    [
        "hiddenHôm nay, 14/11/2025",  # of the header's clock
        "25/05/2022 • 26/05/2022",
        "25/05/2022 8h15, tại Ví Dụ",
        "2022-02-30T08:15:00",
        "2022-13-05T08:15:00",
        "25/05/1989",
        "25/05/2101",
    ],
)
def test_no_date_of_publication(text: str) -> None:
    assert parse_date(text) is None


def test_the_first_and_the_last_year_of_the_web() -> None:
    assert [_local(parse_date(text)) for text in ("25/05/1990", "25/05/2100", "30/10/90", "30/10/89")] == [
        "1990-05-25",
        "2100-05-25",
        "1990-10-30",
        "2089-10-30",
    ]


@pytest.mark.parametrize(
    ("clock", "time"),
    [
        ("3:15 p.m.", "15"),
        ("12:15 a.m.", "00"),
        ("13:15 SA", None),
        ("4:15 tối", None),
        ("5:15 tối", "17"),
        ("12:15 tối", None),
        ("13:15 tối", "13"),
        ("19:15 tối", "19"),
        ("2:15 trưa", "14"),
        ("3:15 trưa", None),
        ("9:15 trưa", None),
        ("10:15 trưa", "10"),
        ("14:15 trưa", "14"),
        ("15:15 trưa", None),
        ("4:15 đêm", "04"),
        ("5:15 đêm", None),
        ("7:15 đêm", None),
        ("8:15 đêm", "20"),
        ("12:15 đêm", None),
        ("19:15 đêm", None),
        ("20:15 đêm", "20"),
    ],
)
def test_an_hour_and_the_part_of_the_day_it_is_in(clock: str, time: str | None) -> None:
    # 3 at noon is no hour: the day stays, the time is left out.
    assert _local(parse_date(f"25/05/2022 {clock}")) == f"2022-05-25{f'T{time}:15:00' if time else ''}"


def test_a_date_in_the_future_is_refused_only_if_the_time_is_known() -> None:
    assert parse_date("26/11/2026", now=NOW) is None
    assert _local(parse_date("25/11/2026", now=NOW)) == "2026-11-25"
    assert parse_date("25/11/2026 10:00", now=NOW) is None
    assert _local(parse_date("25/11/2026 09:00", now=NOW)) == "2026-11-25T09:00:00"
    assert _local(parse_date("25/11/2026 08:00", now=NOW)) == "2026-11-25T08:00:00"
    assert parse_date("5 tháng 12 năm 2026", now=NOW) is None
    assert _local(parse_date("26/11/2026")) == "2026-11-26"


def test_formats_of_the_portal_come_first() -> None:
    assert _local(parse_date("5/6/2022 3:18 PM", formats=["%m/%d/%Y %I:%M %p"])) == "2022-05-06T15:18:00"
    assert _local(parse_date("ngày 5 th 6 y 2022", formats=["ngày %d th %m y %Y"])) == "2022-06-05"
    assert _local(parse_date("22.06.05 07h", formats=["%y.%m.%d %Hh"])) == "2022-06-05T07:00:00"
    assert _local(parse_date("25/05/2022 08:15", formats=["%Y|%m|%d"])) == "2022-05-25T08:15:00"
    assert parse_date("Ngày ban hành: 5/6/2022", formats=["%m/%d/%Y"]) is None
    years = [parse_date(f"{year}.06.05", formats=["%y.%m.%d"]) for year in ("90", "89")]
    assert list(map(_local, years)) == ["1990-06-05", "2089-06-05"]
    assert parse_date("5/6/2022 3:18 PM, Thu Hà", formats=["%m/%d/%Y %I:%M %p"]) == FoundDate(
        "2022-05-06T15:18:00+07:00", "5/6/2022 3:18 PM", "minute"
    )
    assert parse_date("5/6/2022 25:18, Thu Hà", formats=["%m/%d/%Y %H:%M"]) == FoundDate(
        "2022-05-06", "5/6/2022 25:18", "day", ("bad-time",)
    )


@pytest.mark.parametrize("pattern", ["%d/%m", "%Q/%d/%m/%Y", "%d/%d/%m/%Y"])
def test_a_bad_format_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match="date format"):
        parse_date("25/05/2022", formats=[pattern])


def test_dateparser_is_believed_only_if_every_number_is_printed() -> None:
    assert _local(parse_date("tháng 5 ngày 25 năm 2022")) == "2022-05-25"
    assert _local(parse_date("25 tháng 5 lúc 08:15:30 2022")) == "2022-05-25T08:15:30"
    assert parse_date("tháng 5 ngày 25 năm 2022", now=datetime(2022, 1, 1, tzinfo=UTC)) is None
    for text in ("25 tháng 5 tới, 2022 người", "Tháng 5 năm 2022, tổ 12", "12 tháng 2022", "5/6/2022 9:18 AM"):
        assert parse_date(text) is None
    # Where the day is missing today's is never put there, and a name is no French month.
    assert [parse_date(f"tháng 5 2022 lúc 8:{minute:02}") for minute in range(1, 32)] == [None] * 31
    assert parse_date("Mai 25, 2022") is None
    # A time of another zone is another hour here.
    assert parse_date("tháng 5 ngày 25 năm 2022 01:15 GMT") is None
    assert [_local(parse_date(f"tháng 5 ngày 25{' ' * gap}năm 2022")) for gap in (37, 38)] == ["2022-05-25", None]


def test_a_change_is_read_where_one_is_told() -> None:
    # A word of a change is no label.
    assert dates.parse_update("Đăng lúc 03/04/2016, 08:11 Sửa chữa cầu") is None


def test_find_dates_gives_all_in_order() -> None:
    text = "Từ 28/6/2026 đến 8h00 ngày 4/7/2026; họp ngày 5 tháng 7 năm 2026. Lượt xem: 12"
    assert [found.iso for found in find_dates(text)] == ["2026-06-28", "2026-07-04T08:00:00+07:00", "2026-07-05"]
    assert find_dates("Chiều 13-01, dự Hội nghị") == []
    text = "2022-05-26T08:15:00, 27/05/2022"
    assert [found.iso for found in find_dates(text)] == ["2022-05-26T08:15:00+07:00", "2022-05-27"]


@pytest.mark.parametrize("between", [" ", " - ", " | "])
def test_a_time_before_the_next_date_is_that_ones(between: str) -> None:
    text = between.join(("09:00", "1/2/2022 10:00", "2/2/2022 11:00", "3/2/2022"))
    assert [found.iso[8:16] for found in find_dates(text)] == ["01T09:00", "02T10:00", "03T11:00"]


@given(st.datetimes(datetime(1997, 1, 1), datetime(2099, 12, 31)), st.sampled_from(["/", "-", "."]), st.booleans())
def test_any_padded_date_reads_back(moment: datetime, sep: str, first: bool) -> None:
    day, clock = moment.strftime(f"%d{sep}%m{sep}%Y"), moment.strftime("%H:%M:%S")
    found = parse_date(f"{clock} {day}" if first else f"Ngày đăng: {day} {clock}")
    assert found is not None
    assert found.iso == moment.strftime("%Y-%m-%dT%H:%M:%S+07:00")


@given(st.datetimes(datetime(1997, 1, 1), datetime(2099, 12, 31)), st.integers(-11, 14))
def test_any_iso_time_is_converted(moment: datetime, hours: int) -> None:
    found = parse_date(f"{moment:%Y-%m-%dT%H:%M:%S}{hours:+03}:00")
    assert found is not None
    assert found.iso == (moment + timedelta(hours=7 - hours)).strftime("%Y-%m-%dT%H:%M:%S+07:00")


@given(st.dates(date(1997, 1, 1), date(2099, 12, 31)), st.sampled_from(["", "Đăng ngày ", "Thứ ba, ", "(", "x|"]))
def test_the_short_way_and_the_full_reading_agree(day: date, before: str) -> None:
    text = f"{before}{day:%d/%m/%Y} 08:15"
    quick = dates._usual(text)
    full = parse_date(f"{text} ")
    # A blank behind keeps the text the same and a bracket forces the full reading.
    forced = parse_date(f"{text} )")
    assert quick is None or (full, forced) == (quick, quick)


@given(st.text(max_size=300))
def test_never_raises_and_always_the_same(text: str) -> None:
    assert parse_date(text) == parse_date(text)
    for found in find_dates(text):
        assert found.raw in text


PIECES = "0 1 2 25 05 2022 / - . : , | ngày tháng năm h giờ CH thứ T4 từ đến (".split()  # noqa: SIM905


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_never_raises_on_what_looks_like_dates(parts: list[str]) -> None:
    for text in (" ".join(parts), "".join(parts)):
        found = parse_date(text)
        assert found is None or found.raw in text


@pytest.mark.parametrize("piece", ["1/", "11/11/", " ", "25/5/2022 ", "ngày ", "08:15 ", "-", "25 tháng "])
def test_of_long_runs_whole_dates_alone_are_read(piece: str) -> None:
    text = piece * (200_000 // len(piece))  # with a pattern that tries again and again this does not end
    is_date = piece == "25/5/2022 "
    found = parse_date(text)
    assert (found.iso if found is not None else None) == ("2022-05-25" if is_date else None)
    assert len(find_dates(text[:20_000])) == (2000 if is_date else 0)
    assert grows_evenly(lambda count: (parse_date(piece * count), find_dates(piece * count)), 100)
