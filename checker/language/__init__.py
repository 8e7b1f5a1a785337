"""The Chinese of plans: characters, numbers, units, bounds, times and the strength of words; it knows no document."""
