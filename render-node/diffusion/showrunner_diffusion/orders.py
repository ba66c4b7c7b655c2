"""Does one order: loads its model unless that is done, reads all texts, then makes piece after piece."""

from __future__ import annotations

import os
import time
from typing import Any

import torch

from . import device as devices
from . import memory
from .families import family_named
from .families.family import Call, Family, Held, Made
from .faults import Cancelled, OrderFault, PieceFault
from .files import sha256_of
from .finisher import Finisher
from .frames import check_frames
from .loading import load_model, parameter_bytes
from .order import Order, Piece
from .passes import PassCounter
from .progress import Progress, StepCallback
from .prompts import PieceReadings, Prompts
from .protocol import CommandReader, EventStream
from .sound import check_sound
from .unwritten import Unwritten, rate_of


class Worker:
    """Holds at most one model for the life of the process."""

    def __init__(self, events: EventStream, commands: CommandReader, device: torch.device) -> None:
        self._events, self._commands, self._device = events, commands, device
        self._key: tuple[str, str, str] | None = None
        self._family: Family | None = None
        self._held: Held | None = None
        self._passes: PassCounter | None = None
        self._finisher = Finisher()

    def do(self, order: Order) -> None:
        """Tells every piece and then `done`. Raises an OrderFault for what ends the order, or what nobody expects."""
        family, held = self._loaded(order)
        try:
            self._make_all(order, family, held)
            self._finisher.settle()
            cancelled = False
        except Cancelled:
            self._finisher.give_up()
            memory.release(held.pipe)
            cancelled = True
        devices.give_back(self._device)
        self._commands.forget(order.id)
        self._events.send("done", orderId=order.id, cancelled=cancelled)

    def _loaded(self, order: Order) -> tuple[Family, Held]:
        model = order.model
        key = (model.family, model.path, order.memory)
        if self._family is not None and self._held is not None:
            if key != self._key:
                raise OrderFault("input-invalid", "This process holds another model or another rung of memory")
            return self._family, self._held
        family = family_named(model.family)
        if family is None:
            raise OrderFault("family-unknown", f"The family {model.family[:40]} is unknown")
        self._events.send("loading", orderId=order.id)
        since = time.perf_counter()
        held = load_model(family, model, order.memory, self._device, order.ffmpeg_path)
        devices.synchronise(self._device)
        self._family, self._held, self._key = family, held, key
        self._passes = PassCounter(family.denoiser_modules(held.pipe))
        self._events.send(
            "loaded",
            orderId=order.id,
            milliseconds=_milliseconds_since(since),
            parameterBytes=parameter_bytes(held.pipe),
            freeBytes=devices.free_bytes(self._device),
        )
        return family, held

    def _make_all(self, order: Order, family: Family, held: Held) -> None:
        """Bad pieces are known before any is begun, and are told in their turn."""
        prompts = Prompts(family, held)
        faults: dict[int, PieceFault] = {}
        progresses = [self._progress(order, index) for index in range(len(order.pieces))]
        for index, piece in enumerate(order.pieces):
            try:
                family.check(held, piece)
                _read_texts(prompts, piece, progresses[index])
            except PieceFault as fault:
                faults[index] = fault
        for index, piece in enumerate(order.pieces):
            try:
                if index in faults:
                    raise faults[index]
                self._make(order, piece, index, prompts.of(piece), progresses[index])
            except PieceFault as fault:
                memory.release(held.pipe)
                told = {"code": fault.code, "message": fault.message}
                self._events.send("piece-failed", orderId=order.id, piece=index, **told)

    def _progress(self, order: Order, index: int) -> Progress:
        return Progress(self._events, order.id, index, self._device, lambda: self._commands.is_cancelled(order.id))

    def _make(self, order: Order, piece: Piece, index: int, readings: PieceReadings, progress: Progress) -> None:
        """Returns when the device is free; the piece is told when its file is whole."""
        assert self._family is not None and self._held is not None and self._passes is not None
        devices.reset_peak(self._device)
        self._passes.take()
        call = self._family.call(self._held, piece, readings.tensors)
        progress.enter("decoding" if call.steps is None else "denoising", of=call.steps)
        output = _run(call, self._held, piece, progress)
        made = self._family.collect(self._held, piece, output)
        memory.release(self._held.pipe)
        check_frames(made.frames)
        if made.sound is not None:
            check_sound(made.sound)
        facts = {
            **_facts(made, piece),
            "passes": self._passes.take(),
            "promptTruncated": readings.was_cut,
            "arguments": {"pipeline": type(call.pipe).__name__, **call.arguments, "seed": piece.seed},
            "peakBytes": devices.peak_bytes(self._device),
        }
        unwritten = Unwritten.of(made, piece)
        progress.enter("encoding")
        path = os.path.join(order.out_dir, f"piece-{index}.{'mp4' if piece.is_clip else 'png'}")

        def finish() -> None:
            unwritten.write(path, order.ffmpeg_path, progress)
            progress.leave()
            told = {"path": path, "sha256": sha256_of(path), "milliseconds": progress.milliseconds, **facts}
            self._events.send("piece", orderId=order.id, piece=index, **told)

        self._finisher.begin(finish)


def _read_texts(prompts: Prompts, piece: Piece, progress: Progress) -> None:
    texts = prompts.unread(piece)
    if texts:
        progress.enter("reading")
    for text in texts:
        progress.stop_if_cancelled()
        prompts.read(text)
    progress.leave()


def _run(call: Call, held: Held, piece: Piece, progress: Progress) -> tuple[Any, ...]:
    """The noise comes from the CPU's generator, which gives the same on every device."""
    inputs = dict(call.inputs)
    if call.steps is not None:
        inputs["callback_on_step_end"] = StepCallback(progress, held.device)
    generator = torch.Generator("cpu").manual_seed(piece.seed)
    output: tuple[Any, ...] = call.pipe(
        **call.arguments, **inputs, generator=generator, output_type=call.output_type, return_dict=False
    )
    return output


def _facts(made: Made, piece: Piece) -> dict[str, Any]:
    count, _, height, width = made.frames.shape
    return {
        "mediaType": "video/mp4" if piece.is_clip else "image/png",
        "width": width,
        "height": height,
        "frameCount": count if piece.is_clip else None,
        "framesPerSecond": rate_of(made, piece),
        "hasSound": made.sound is not None,
    }


def _milliseconds_since(since: float) -> int:
    return round((time.perf_counter() - since) * 1000)
