"""The rows of the frames: one module a frame, with the subjects that its measures are given."""
