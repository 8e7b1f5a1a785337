"""Matching: what is of one indicator, and what only looks so."""
