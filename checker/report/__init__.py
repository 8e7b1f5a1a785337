"""Findings become something a person can hold: one module a format, all counting through `summary`.

The same run gives the same bytes: no clock, no uuid, no version and no path of this machine gets into an output.
"""

# Up to so many plans the report is one page; more have a folder of pages. It stands here so that a report that is kept
# is given out without loading what makes pages.
FEW = 6
