"""The desk in a real browser, its guard and what it keeps."""
