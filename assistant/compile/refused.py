"""A query that may not run, on its way out of the checks."""


class RefusedError(Exception):
    """Raised inside the checks with the reason in Chinese; the guard turns it into ``Rejected``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
