"""One module a command, each with ``run(options) -> ExitCode``; imported only when it is called."""
