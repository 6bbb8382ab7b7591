"""Articles to stories, one at a time, in the order they were published.

Single-pass clustering of TF-IDF vectors (Allan, Papka and Lavrenko 1998, "On-line new event detection and
tracking"), in two steps:

 1. `features` cuts an article down to weighted terms: headline and lead before body, names before words.
 2. `StoryStream.assign` puts it into the running story it resembles most, or begins a new one, and says why.
"""

from dateline.stories.stream import SETTINGS, Assignment, Level, Settings, StoryStream
from dateline.stories.terms import StoryFeatures, features

__all__ = ["SETTINGS", "Assignment", "Level", "Settings", "StoryFeatures", "StoryStream", "features"]
