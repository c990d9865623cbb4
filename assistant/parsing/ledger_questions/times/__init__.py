"""What times in a question are bound to: the date column they mean, the spans and groups of dates they make."""
