"""Whether two articles are one report, from their texts and the cheap signals.

What counts is the reporter's own words: the share of the shorter article's runs outside quotation marks that stand in
the longer one. Two reporters at one press conference quote the same sentences; they do not write the same ones. Nor is
a report that quotes another, to doubt it, a copy of it: what the longer one has in quotation marks counts half.
"""

from dataclasses import dataclass

import numpy as np

from .sheets import Sheet

QUOTED = 0.5
"""What a run counts that is the shorter one's own and a quotation in the longer one."""
MIN_SHARE = 0.48
"""Read off ECB+ development pairs of one topic. Of the 109 that share more than half of all their runs, 104 are found;
of the other 8,948, 17 come together, all of them, by eye, edits of one agency's despatch. At .4 about twice as many."""
MIN_SHARE_SAME_AGENCY = 0.4
"""Two of different outlets that credit one agency: by eye, the pairs down to here are versions of one despatch. On the
agency's own site they may be a report and the round-up of the day that takes it in."""
MIN_SHARE_NEXT_DAY = 0.7
"""Two of one outlet on different days: a newsroom's next report of a running story takes over its background, at .40 to
.58 in the twenty read; from .71 on they are editions of one report."""
MIN_SHARE_SAME_ADDRESS = 0.2
"""Two that give one address: the same page, seen before and after it was written on."""
MIN_OWN = 12
"""Own runs that a text must have to be a copy of a part of another; below, the whole must be alike."""
MIN_WHOLE = 0.8
"""Resemblance (Jaccard) of two whole texts that are all but the same, whatever else holds."""
MAX_DAYS = 3
"""A copy runs within days. Articles further apart share standing background or are editions of a daily tally, and must
be all but the same text."""
MIN_SHARE_FAR = 0.95


@dataclass(frozen=True, slots=True)
class Link:
    """How two articles are related: `share` of the shorter one's own words that stand in the longer one, 0 to 1; `copy`
    is whether that makes them one report, and `because` says why, beyond the share."""

    share: float
    copy: bool
    because: str = ""


def link(a: Sheet, b: Sheet) -> Link:
    """Compare two articles in full."""
    if a.text and a.text == b.text:
        return Link(share=1.0, copy=True)
    if not len(a.runs) or not len(b.runs):
        return Link(share=0.0, copy=False)
    shared = np.intersect1d(a.runs, b.runs, assume_unique=True)
    whole = len(shared) / (len(a.runs) + len(b.runs) - len(shared))
    shorter, longer = sorted((a, b), key=lambda sheet: (len(sheet.own), len(sheet.runs), sheet.id))
    if len(shorter.own) < MIN_OWN:
        return Link(share=whole, copy=whole >= MIN_WHOLE)
    retold = len(np.intersect1d(shorter.own, longer.own, assume_unique=True))
    quoted = len(np.intersect1d(shorter.own, shared, assume_unique=True)) - retold
    share = (retold + QUOTED * quoted) / len(shorter.own)
    least, because = _least(a, b)
    return Link(share=share, copy=share >= least or whole >= MIN_WHOLE, because=because)


def _least(a: Sheet, b: Sheet) -> tuple[float, str]:
    """The least share that makes these two one report, and the signal that lowered it."""
    if a.address is not None and a.address == b.address:
        return MIN_SHARE_SAME_ADDRESS, "both give one address"
    if a.day is not None and b.day is not None and abs(a.day - b.day) > MAX_DAYS:
        return MIN_SHARE_FAR, ""
    if a.outlet is not None and a.outlet == b.outlet:
        return MIN_SHARE if a.day == b.day else MIN_SHARE_NEXT_DAY, ""
    if a.agency is not None and a.agency == b.agency:
        return MIN_SHARE_SAME_AGENCY, f"both credit {a.agency}"
    return MIN_SHARE, ""
