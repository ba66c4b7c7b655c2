"""The two streams between the service and this process."""

from __future__ import annotations

import json
import os
import sys
import threading
from queue import SimpleQueue
from typing import Any

EVENT_DESCRIPTOR = 3
LONGEST_LINE = 1 << 20

EXIT_END_OF_INPUT = 0
EXIT_FAILED = 1
EXIT_NO_TRUST = 2

Message = dict[str, Any]


class EventStream:
    """Events as JSON lines on file descriptor 3. Libraries print on standard output, so that is none of ours."""

    def __init__(self, descriptor: int = EVENT_DESCRIPTOR) -> None:
        self._descriptor = descriptor
        self._lock = threading.Lock()

    def send(self, event: str, **members: Any) -> None:
        self.write({"event": event, **members})

    def write(self, message: Message) -> None:
        line = json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"
        rest = memoryview(line.encode())
        with self._lock:
            try:
                while rest:
                    rest = rest[os.write(self._descriptor, rest) :]
            except BrokenPipeError:
                # Nobody listens any more, and nobody would know what this device still does.
                os._exit(EXIT_END_OF_INPUT)


def open_event_stream() -> EventStream:
    """Exits with 2 where nobody opened descriptor 3, as when the module is started by hand."""
    try:
        os.fstat(EVENT_DESCRIPTOR)
    except OSError:
        print(
            "Events go to file descriptor 3, which is not open. The render-node starts this program.", file=sys.stderr
        )
        sys.exit(EXIT_NO_TRUST)
    # FFmpeg must not inherit it: the service waits for its end.
    os.set_inheritable(EVENT_DESCRIPTOR, False)
    return EventStream()


class CommandReader:
    """Reads standard input in a thread, so that a cancel is seen while the device is busy.

    The end of input ends the process at once, whatever it does: an orphan must not hold a device.
    """

    def __init__(self) -> None:
        self.orders: SimpleQueue[Message] = SimpleQueue()
        self._cancelled: set[str] = set()

    def start(self) -> None:
        threading.Thread(target=self._read, name="commands", daemon=True).start()

    def is_cancelled(self, order_id: str) -> bool:
        return order_id in self._cancelled

    def forget(self, order_id: str) -> None:
        self._cancelled.discard(order_id)

    def _read(self) -> None:
        for message in read_messages():
            command, order_id = message.get("command"), message.get("orderId")
            if command not in ("run", "cancel") or not isinstance(order_id, str):
                leave_without_trust("a command without a known name or an order's id")
            if command == "cancel":
                self._cancelled.add(order_id)
            else:
                self.orders.put(message)
        os._exit(EXIT_END_OF_INPUT)


def read_messages():
    """JSON objects from standard input until it ends. Anything else ends the process with 2."""
    stream = sys.stdin.buffer
    while line := stream.readline(LONGEST_LINE + 1):
        if len(line) > LONGEST_LINE:
            leave_without_trust("a line longer than 1 MiB")
        try:
            message = json.loads(line)
        except ValueError:
            leave_without_trust("a line that is not JSON")
        if not isinstance(message, dict):
            leave_without_trust("a line that is no JSON object")
        yield message


def leave_without_trust(what: str) -> None:
    print(f"Standard input brought {what}.", file=sys.stderr, flush=True)
    os._exit(EXIT_NO_TRUST)
