"""Keeps a second pull out of a folder that one is filling."""

import time
from contextlib import contextmanager

# A pull whose starter was killed needs a moment to notice it.
PATIENCE_SECONDS = 10


class Busy(Exception):
    """Another process fills this folder."""


@contextmanager
def one_at_a_time(path):
    """Holds a lock that ends with the process, however it ends. Systems without such locks go without."""
    try:
        import fcntl
    except ImportError:
        yield
        return
    until = time.monotonic() + PATIENCE_SECONDS
    with open(path, "w") as file:
        while not is_locked(fcntl, file):
            if time.monotonic() > until:
                raise Busy
            time.sleep(0.2)
        yield


def is_locked(fcntl, file):
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
