"""Fuzzing guided by coverage, run by `make fuzz` for as long as one likes, never by the tests."""
