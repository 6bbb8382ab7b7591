"""The rules that read the matches of the grammar, by name."""

import re
from collections.abc import Callable

from . import absolute, relative, weekdays
from .context import Context, Reading

Rule = Callable[[re.Match[str], Context], Reading | None]

RULES: dict[str, Rule] = {
    "iso": absolute.iso, "slash": absolute.slash, "nine_eleven": absolute.nine_eleven, "day_range": absolute.day_range,
    "month_range": absolute.month_range, "day_month": absolute.day_month, "month_day": absolute.month_day,
    "month_year": absolute.month_year, "month": absolute.month, "clock_weekday": weekdays.clock_weekday,
    "weekday": weekdays.weekday, "ago": relative.ago, "vague_ago": relative.vague_ago,
    "year_earlier": relative.year_earlier, "today": relative.today, "same_day": relative.same_day,
    "months_part": absolute.months_part, "year_part": absolute.year_part, "season": absolute.season,
    "relative": relative.relative, "day_before": relative.day_before, "quarter": absolute.quarter,
    "ordinal_day": absolute.ordinal_day, "weekend": relative.weekend, "decade": absolute.decade,
    "century": absolute.century, "holiday": absolute.holiday, "clock": relative.clock_time,
    "short_year": absolute.short_year, "year_period": absolute.year_period, "year": absolute.year,
    "year_end": absolute.year_end, "part_of": relative.part_of, "year_word": absolute.year_word,
    "the_year": relative.the_year, "period": relative.period, "reference": relative.reference,
}  # fmt: skip
