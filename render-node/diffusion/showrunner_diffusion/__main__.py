"""The worker: `python3 -u -m showrunner_diffusion`, as PROTOCOL.md says."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, NoReturn

from . import PROTOCOL_VERSION
from .protocol import EXIT_FAILED, CommandReader, EventStream, open_event_stream


def main(make_worker: Callable[..., Any] | None = None) -> NoReturn:
    """`make_worker`: what does the orders, in place of a Worker."""
    events = open_event_stream()
    commands = CommandReader()
    # Read from the first moment on: the imports take seconds, and the end of input must end them too.
    commands.start()
    _set_environment()
    from .orders import Worker  # the slow imports

    worker = (make_worker or Worker)(events, commands, _greet(events))
    _import_what_every_model_needs()
    while True:
        _do_next(worker, commands, events)


def _set_environment() -> None:
    """Before torch is imported: memory in segments that grow fragments less; nothing is fetched from anywhere."""
    for name in ("PYTORCH_ALLOC_CONF", "PYTORCH_CUDA_ALLOC_CONF"):
        os.environ.setdefault(name, "expandable_segments:True")
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
        os.environ.setdefault(name, "1")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")


def _greet(events: EventStream) -> Any:
    from . import device as devices
    from .families import FAMILIES

    device = devices.choose_device()
    devices.set_up(device)
    names = ("torch", "diffusers", "transformers")
    versions = {"python": sys.version.split()[0], **{name: version(name) for name in names}}
    told = {"versions": versions, "device": devices.describe(device), "families": list(FAMILIES)}
    events.send("hello", protocol=PROTOCOL_VERSION, **told)
    return device


def _import_what_every_model_needs() -> None:
    """Seconds that pass between `hello` and the first order anyway."""
    import diffusers.pipelines.pipeline_utils  # noqa: F401


def _do_next(worker: Any, commands: CommandReader, events: EventStream) -> None:
    from .faults import OrderFault, fatal_fault
    from .order import parse_order

    message = commands.orders.get()
    try:
        worker.do(parse_order(message))
    except Exception as error:
        if not isinstance(error, OrderFault):
            traceback.print_exc()
        fault = error if isinstance(error, OrderFault) else fatal_fault(error)
        events.send("failed", orderId=message["orderId"], code=fault.code, message=fault.message)
        if fault.ends_process:
            sys.stderr.flush()
            # Without Python's clean-up, which may hang in a driver that has just failed.
            os._exit(EXIT_FAILED)


if __name__ == "__main__":
    main()
