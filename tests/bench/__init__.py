"""How fast we are, beside others; run by `make bench`, never by the tests."""
