"""Tables put in order: heads, columns typed once for every format, rows with their parents, and their doubts."""
