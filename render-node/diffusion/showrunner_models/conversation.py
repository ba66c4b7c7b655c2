"""The two ends of the conversation with whoever started the pull."""

import json
import os
import sys
import threading

# A stopped pull ends by itself within one chunk; what hangs longer hangs in the network.
GRACE_SECONDS = 2
INTERRUPTED = 130


class Stopped(Exception):
    """Nobody waits for the pull any more."""


class Conversation:
    def __init__(self):
        # Libraries print where they like: their standard output becomes our standard error.
        self._out = os.fdopen(os.dup(1), "w", encoding="utf-8")
        os.dup2(2, 1)
        self._writing = threading.Lock()
        self.stop = threading.Event()

    def tell(self, event, **facts):
        line = json.dumps({"event": event, **facts}, separators=(",", ":"))
        with self._writing:
            self._out.write(line + "\n")
            self._out.flush()

    def hear(self):
        """Next line from outside. @raises Stopped at the end of input"""
        line = sys.stdin.readline()
        if not line:
            raise Stopped
        return json.loads(line)

    def stop_at_end_of_input(self):
        threading.Thread(target=self._listen, daemon=True).start()

    def check(self):
        if self.stop.is_set():
            raise Stopped

    def _listen(self):
        while sys.stdin.readline():
            pass
        self.stop.set()
        threading.Event().wait(GRACE_SECONDS)
        os._exit(INTERRUPTED)
