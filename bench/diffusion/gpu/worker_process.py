"""The real worker as a process of its own, spoken to as the service does."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[3] / "render-node" / "diffusion"


class WorkerProcess:
    def __init__(self) -> None:
        reading, writing = os.pipe()
        environment = {**os.environ, "PYTHONPATH": f"{PACKAGE}:{os.environ.get('PYTHONPATH', '')}"}
        # The worker writes to descriptor 3, whatever number the pipe has here.
        start = (
            f"import os, runpy, sys; os.dup2({writing}, 3); os.close({writing}); "
            "runpy.run_module('showrunner_diffusion', run_name='__main__', alter_sys=True)"
        )
        command = [sys.executable, "-u", "-c", start]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[writing], env=environment)
        os.close(writing)
        self._events = os.fdopen(reading, encoding="utf-8")

    def send(self, **command: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write((json.dumps(command) + "\n").encode())
        self.process.stdin.flush()

    def until(self, *kinds: str) -> dict[str, Any]:
        for line in self._events:
            event: dict[str, Any] = json.loads(line)
            if event["event"] in kinds:
                return event
        raise EOFError(f"the worker ended with {self.process.wait()}")

    def kill(self) -> float:
        """Seconds until it is gone."""
        since = time.perf_counter()
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        return time.perf_counter() - since

    def end(self) -> int:
        assert self.process.stdin is not None
        self.process.stdin.close()
        return self.process.wait(60)
