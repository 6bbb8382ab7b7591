"""What a form below a dispute asks for: to confirm it, to dismiss it, or to take that back."""

import re
from collections.abc import Mapping
from datetime import datetime

from ..errors import SettingError
from ..records import Judgement, Verdict
from ..store import Store, judgements, read

AT = re.compile(r"disputed(?:-\d{1,6})?|story/[\w~%.-]+(?:/disputes(?:-\d{1,6})?)?", re.ASCII)
"""The paths of the pages with disputes: nobody is sent elsewhere."""
VERDICTS: dict[str, Verdict | None] = {"confirmed": "confirmed", "dismissed": "dismissed", "undo": None}
"""The field that has the dispute's key -> what is kept of it."""
DISMISSED = "dismissed"
"""The place on a page where those dismissed stand."""


def judge(store: Store, fields: Mapping[str, str], *, now: datetime) -> tuple[str, str]:
    """Keep or take back the reader's word; the path of the page to go back to, and the place on it.

    Call it inside `store.transaction()`. Raises SettingError where the form lacks what it should say, NotFoundError
    where the dispute is not there any more.
    """
    said = [name for name in VERDICTS if name in fields]
    if len(said) != 1 or not AT.fullmatch(fields.get("back", "")):
        raise SettingError("this form lacks what it should say")
    _, found = read.dispute(store, fields[said[0]])
    verdict = VERDICTS[said[0]]
    if verdict:
        judgements.judge(store, Judgement(verdict=verdict, dispute=found, made=f"{now:%Y-%m-%dT%H:%M:%SZ}"))
    else:
        judgements.forget(store, found)
    return fields["back"], DISMISSED if verdict == "dismissed" else f"d-{found.key}"
