"""Tests of the room structure/."""
