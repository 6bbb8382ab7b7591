"""Times of publication and of reading as text that sorts. A leaf."""

from datetime import UTC, datetime

DAY = len("2017-08-16")


def in_utc(value: str) -> str:
    """An ISO 8601 time in UTC without its zone; a day, month or year as it stands, and so what is neither.

    >>> in_utc("2017-08-16T20:20:00+02:00"), in_utc("2017-08")
    ('2017-08-16T18:20:00', '2017-08')
    """
    if len(value) <= DAY:
        return value
    try:
        time = datetime.fromisoformat(value)
    except ValueError:
        return value  # another EDTF form: it sorts well enough as it stands
    try:
        return (time.astimezone(UTC) if time.tzinfo else time).replace(tzinfo=None).isoformat()
    except OverflowError:
        return value
