"""Articles to stories, one at a time, in the order they were published.

Single-pass clustering of TF-IDF vectors (Allan, Papka and Lavrenko 1998, "On-line new event detection and
tracking"), in two steps:

 1. `features` cuts an article down to weighted terms: headline and lead before body, names before words.
 2. `StoryStream.assign` puts it into the running story it resembles most, or begins a new one, and says why.
"""

from dateline.stories.features import StoryFeatures, features
from dateline.stories.stream import Assignment, Level, StoryStream

__all__ = ["Assignment", "Level", "StoryFeatures", "StoryStream", "features"]
