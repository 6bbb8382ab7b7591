"""Articles to stories, one at a time, in the order they were published; and each story to its events.

1. `features` cuts an article down to weighted terms: headline and lead before body, names before words.
2. `StoryStream.assign` puts it into the running story it resembles most, or begins a new one, and says why:
   single-pass clustering of TF-IDF vectors (Allan, Papka and Lavrenko 1998, "On-line new event detection and
   tracking").
3. `events` parts the articles of one story by happening: two earthquakes of one island, two arrests of one team.
"""

from dateline.stories.events import EventModel, events
from dateline.stories.state import MemoryShelf, Shelf
from dateline.stories.steps import Step
from dateline.stories.stream import SETTINGS, VERSION, Assignment, Settings, StoryStream
from dateline.stories.terms import StoryFeatures, features

__all__ = [
    "SETTINGS",
    "VERSION",
    "Assignment",
    "EventModel",
    "MemoryShelf",
    "Settings",
    "Shelf",
    "Step",
    "StoryFeatures",
    "StoryStream",
    "events",
    "features",
]
