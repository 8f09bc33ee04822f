class Response:
    """Only named by snippets."""
