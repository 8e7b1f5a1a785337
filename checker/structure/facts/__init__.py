"""What a document says about itself, read from its front and its foot."""
