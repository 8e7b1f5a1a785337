"""Settings all tests share."""

from __future__ import annotations

from hypothesis import settings

# A test that is slow once (pint reading its definitions) is no failure; speed is measured in tests/bench.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")
