"""From a Question to guarded SQL."""
