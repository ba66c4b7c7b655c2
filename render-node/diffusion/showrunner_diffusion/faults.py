"""What can go wrong, with the codes of PROTOCOL.md. Messages are for people and name no paths."""

from __future__ import annotations


class Cancelled(Exception):
    """The order was cancelled. Thrown from a step's callback, which leaves the pipeline usable."""


class PieceFault(Exception):
    """One piece cannot be made; the next one may be: `not-finite`, `constant-picture` or `input-invalid`."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class OrderFault(Exception):
    """The whole order is over. `ends_process` says whether the device may be left broken."""

    def __init__(self, code: str, message: str, *, ends_process: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.ends_process = ends_process


def input_invalid(message: str) -> PieceFault:
    return PieceFault("input-invalid", message)


def fatal_fault(error: BaseException) -> OrderFault:
    """The fault for an exception that nothing here expects; the process ends after it."""
    text = one_line(error)
    if is_out_of_memory(error):
        return OrderFault("out-of-memory", text, ends_process=True)
    if type(error).__name__ == "AcceleratorError" or "CUDA error" in text:
        return OrderFault("device", text, ends_process=True)
    return OrderFault("defect", f"{type(error).__name__}: {text}", ends_process=True)


def is_out_of_memory(error: BaseException) -> bool:
    """torch has its own class for a device and none for the machine's memory."""
    if isinstance(error, MemoryError) or type(error).__name__ == "OutOfMemoryError":
        return True
    return isinstance(error, RuntimeError) and "can't allocate memory" in str(error)


def one_line(error: BaseException, *, hide: str = "", limit: int = 400) -> str:
    """The first line of an exception's message, with a folder's path taken out."""
    text = str(error).strip() or type(error).__name__
    if hide:
        text = text.replace(hide, "the model's folder")
    return text.splitlines()[0][:limit]
