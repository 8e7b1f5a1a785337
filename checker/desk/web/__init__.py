"""The desk: the corridor behind a browser on this computer, for a reviewer without a command line."""
