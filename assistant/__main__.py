"""``python -m assistant`` is ``wence``."""

from assistant.cli.main import run

if __name__ == "__main__":
    run()
