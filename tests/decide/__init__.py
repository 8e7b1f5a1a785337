"""Tests of decisions, of what changed between runs, and of the gate."""
