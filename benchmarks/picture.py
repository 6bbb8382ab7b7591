"""A curve as an SVG picture, readable on light and dark pages: points over a logarithmic axis."""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 56, 96, 24, 44
COLOURS = ("#c2410c", "#1d6fb8", "#4d7c0f")
STYLE = "text { font: 12px system-ui, sans-serif; fill: #777 } .axis { stroke: #999; stroke-width: 1 }"


def curve(xs: Sequence[int], lines: Mapping[str, Sequence[float]], *, x: str, y: str) -> str:
    """Lines over the same `xs`, each with its name at its end. `xs` on a logarithmic axis, values from 0."""
    low, high = math.log10(min(xs)), math.log10(max(xs))
    top = max(max(values) for values in lines.values()) * 1.15

    def across(value: float) -> float:
        return LEFT + (math.log10(value) - low) / ((high - low) or 1.0) * (WIDTH - LEFT - RIGHT)

    def up(value: float) -> float:
        return HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        f"<title>{escape(y)} by {escape(x)}</title><style>{STYLE}</style>",
        f'<path class="axis" fill="none" d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}"/>',
        f'<text x="{LEFT}" y="{TOP - 8}" text-anchor="start">{escape(y)}</text>',
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 8}" text-anchor="end">{escape(x)}</text>',
    ]
    tens = [10**power for power in range(math.ceil(low), math.floor(high) + 1)]
    parts += [_mark(across(n), HEIGHT - BOTTOM + 16, "middle", f"{n:,}") for n in tens]
    parts += [_mark(LEFT - 6, up(top * part) + 4, "end", f"{top * part:.1f}") for part in (0.0, 0.25, 0.5, 0.75)]
    for colour, (name, values) in zip(COLOURS, lines.items(), strict=False):
        points = [(across(a), up(b)) for a, b in zip(xs, values, strict=True)]
        path = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
        parts.append(f'<polyline fill="none" stroke="{colour}" stroke-width="2" points="{path}"/>')
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="3" fill="{colour}"/>' for a, b in points]
        parts.append(_mark(points[-1][0] + 8, points[-1][1] + 4, "start", name))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _mark(x: float, y: float, anchor: str, text: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
