"""From options to an open assistant or store, and questions put with a clock beside them."""

import atexit
import gc
import time
from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING

from assistant import config
from assistant.model.answer import Answer
from assistant.records import replace

if TYPE_CHECKING:
    from assistant.engine import Assistant
    from assistant.session import Session
    from assistant.store.store import Store


def settings(options: Namespace) -> config.Settings:
    """The settings the options ask for."""
    return config.resolve(options.plan, options.ledgers, options.today, bool(options.reveal_personal))


def assistant(options: Namespace) -> "Assistant":
    """The engine over the chosen plan and ledgers."""
    chosen = settings(options)
    from assistant.engine import Assistant

    gc.disable()  # what is built here stays to the end: looking for garbage in it costs a tenth of a cold start
    try:
        return Assistant.open(chosen.plan, chosen.ledgers, chosen.today, chosen.reveal_personal)
    finally:
        gc.freeze()  # nor is it looked through later, which would make one question in thirty wait
        atexit.register(gc.unfreeze)  # the database complains of what is left over at the end
        gc.enable()


def store(options: Namespace) -> "Store":
    """The data alone, for commands that answer no question."""
    chosen = settings(options)
    from assistant.store.store import open_store

    return open_store(chosen.plan, chosen.ledgers, chosen.reveal_personal)


def asked(engine: "Assistant", question: str, session: "Session | None" = None, today: date | None = None) -> Answer:
    """The answer, with the time it took."""
    began = time.perf_counter()
    answer = engine.ask(question, session, today)
    return replace(answer, elapsed_ms=(time.perf_counter() - began) * 1000)
