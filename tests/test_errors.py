"""The tree drawn in the docstring of `errors` is the tree of classes."""

import inspect
import re

from dateline import errors

INDENT = 4  # characters a level of the drawing


def test_the_drawn_tree_is_the_tree_of_classes() -> None:
    drawn = {
        match[2]: len(match[1]) // INDENT
        for match in re.finditer(r"^([ │├└─]*)(\w+Error)\b", errors.__doc__ or "", re.MULTILINE)
    }
    classes = {
        name: len(thing.__mro__) - len(errors.DatelineError.__mro__) + 1
        for name, thing in inspect.getmembers(errors, inspect.isclass)
    }
    assert drawn == classes
