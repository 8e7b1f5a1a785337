"""The pages of the desk, a module a matter; each registers its addresses with the application."""
