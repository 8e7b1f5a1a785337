"""The Chinese of plans, as cases of written -> read."""
