"""Contexts -> HTML. Everything is escaped by the template engine; nothing here marks text as safe."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .links import Links
from .wording import count

HERE = Path(__file__).parent
STATIC = HERE / "static"

_templates = Environment(
    loader=FileSystemLoader(HERE / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_templates.globals["count"] = count


def render(template: str, links: Links, **context: object) -> str:
    """The page `<template>.html` with `context`, its links seen from `links`.

    A page whose forms change something has their `token`, and `back`, the path of the page to come back to.
    """
    forms = {"token": "", "back": ""}
    return _templates.get_template(f"{template}.html").render(links=links, **{**forms, **context})
