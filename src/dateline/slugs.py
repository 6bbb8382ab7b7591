"""Readable addresses: "Michael Elleman" -> "michael-elleman"."""

import re
import unicodedata

MAX_LENGTH = 60  # long enough for a headline's gist, short enough to read in a chat message


def slug(text: str) -> str:
    """ASCII words joined by hyphens, at most `MAX_LENGTH` characters, cut between words; "" for no letters."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"'s\b|['`]", "", plain)
    words = re.findall(r"[a-z0-9]+", plain)
    short = "-".join(words)
    if len(short) > MAX_LENGTH:
        short = short[: MAX_LENGTH + 1].rpartition("-")[0] or short[:MAX_LENGTH]
    return short
