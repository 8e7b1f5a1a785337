"""Findings become something a person can hold: one module a format, all counting through `summary`.

The same run gives the same bytes: no clock, no uuid, no version and no path of this machine gets into an output.
"""
