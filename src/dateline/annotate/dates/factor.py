"""Alternations made quick: "jan|jun|jul|of" -> "j(?:an|u(?:n|l))|of".

Python's engine tries the alternatives one by one at every place; factored by their first letters, only a few are.
"""

QUANTIFIERS = frozenset("?*+{")


def alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between its outermost "|"."""
    parts, depth, start, at, in_class = [], 0, 0, 0, False
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif in_class:
            in_class = char != "]"
        elif char == "[":
            in_class = True
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            parts.append(pattern[start:at])
            start = at + 1
        at += 1
    return [*parts, pattern[start:]]


def factored(pattern: str) -> str:
    """The pattern, with alternatives that begin with the same letter put together.

    Matches the same strings; where two alternatives match at one place, another of them may be taken.
    """
    return _join(alternatives(pattern))


def _join(parts: list[str]) -> str:
    """One alternation of the parts, by first letters; what begins with no plain letter stands last."""
    groups: dict[str, list[str]] = {}
    others = []
    for part in parts:
        if part[:1].isalpha() and part[1:2] not in QUANTIFIERS:
            groups.setdefault(part[0], []).append(part[1:])
        else:
            others.append(part)
    joined = [letter + (rests[0] if len(rests) == 1 else f"(?:{_join(rests)})") for letter, rests in groups.items()]
    return "|".join(joined + others)
