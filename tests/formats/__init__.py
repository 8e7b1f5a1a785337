"""Tests that the format a plan comes in changes nothing of what is read out of it."""
