"""Texts are read by the text encoder once, however many pieces have them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .families.family import Family, Held, Reading, negative
from .order import Piece


@dataclass(frozen=True)
class PieceReadings:
    tensors: Mapping[str, Any]
    was_cut: bool


class Prompts:
    """Readings of one order's texts; kept no longer, since they lie on the device."""

    def __init__(self, family: Family, held: Held) -> None:
        self._family, self._held = family, held
        self._readings: dict[str, Reading] = {}

    def texts(self, piece: Piece) -> list[str]:
        if piece.kind == "upscale":
            return []
        if not self._family.guides(self._held, piece):
            return [piece.prompt]
        return [piece.prompt, self._negative_text(piece)]

    def unread(self, piece: Piece) -> list[str]:
        return [text for text in dict.fromkeys(self.texts(piece)) if text not in self._readings]

    def read(self, text: str) -> None:
        self._readings[text] = self._family.read(self._held, text)

    def of(self, piece: Piece) -> PieceReadings:
        readings = [self._readings[text] for text in self.texts(piece)]
        tensors: dict[str, Any] = {}
        for reading, rename in zip(readings, (dict, negative), strict=False):
            tensors.update(rename(reading.tensors))
        return PieceReadings(tensors, any(reading.was_cut for reading in readings))

    def _negative_text(self, piece: Piece) -> str:
        return piece.negative_prompt or self._family.empty_negative
