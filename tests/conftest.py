"""How the property tests run: nothing is timed, since a busy machine would fail what is right."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
