"""An order as it comes in, checked member by member."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .faults import OrderFault

KINDS = ("text-to-image", "image-to-image", "text-to-video", "image-to-video", "first-last-frame", "upscale")
RUNGS = ("resident", "tiled", "offload-model", "offload-group")
DTYPES = ("bfloat16", "float16", "float32")


@dataclass(frozen=True)
class Model:
    id: str
    family: str
    path: str
    settings: Mapping[str, Any]


@dataclass(frozen=True)
class Sources:
    """Paths of files that a piece is made from."""

    first_frame: str | None
    last_frame: str | None
    picture: str | None
    clip: str | None


@dataclass(frozen=True)
class Piece:
    """What PROTOCOL.md calls a piece. Sides in pixels."""

    kind: str
    prompt: str
    negative_prompt: str | None
    width: int
    height: int
    frame_count: int | None
    frames_per_second: float | None
    steps: int | None
    guidance: float | None
    seed: int
    strength: float | None
    sound: bool
    sources: Sources

    @property
    def is_clip(self) -> bool:
        return self.kind not in ("text-to-image", "image-to-image")


@dataclass(frozen=True)
class Order:
    id: str
    model: Model
    pieces: tuple[Piece, ...]
    out_dir: str
    ffmpeg_path: str
    memory: str


def parse_order(message: Mapping[str, Any]) -> Order:
    """Raises an OrderFault `input-invalid` that names the member."""
    model = _member(message, "model", dict)
    pieces = _member(message, "pieces", list)
    memory = _one_of(message, "memory", RUNGS)
    settings = model.get("settings") or {}
    if settings.get("dtype") not in (None, *DTYPES):
        raise _invalid("dtype")
    return Order(
        id=_member(message, "orderId", str),
        model=Model(_member(model, "id", str), _member(model, "family", str), _member(model, "path", str), settings),
        pieces=tuple(_parse_piece(piece) for piece in pieces),
        out_dir=_member(message, "outDir", str),
        ffmpeg_path=_member(message, "ffmpegPath", str),
        memory=memory,
    )


def _parse_piece(piece: Any) -> Piece:
    if not isinstance(piece, dict):
        raise _invalid("pieces")
    sources = piece.get("sources") or {}
    return Piece(
        kind=_one_of(piece, "kind", KINDS),
        prompt=_member(piece, "prompt", str),
        negative_prompt=_optional(piece, "negativePrompt", str),
        width=_positive(piece, "width"),
        height=_positive(piece, "height"),
        frame_count=_optional(piece, "frameCount", int),
        frames_per_second=_optional(piece, "framesPerSecond", (int, float)),
        steps=_optional(piece, "steps", int),
        guidance=_optional(piece, "guidance", (int, float)),
        seed=_member(piece, "seed", int),
        strength=_optional(piece, "strength", (int, float)),
        sound=bool(piece.get("sound")),
        sources=Sources(
            first_frame=_optional(sources, "firstFrame", str),
            last_frame=_optional(sources, "lastFrame", str),
            picture=_optional(sources, "picture", str),
            clip=_optional(sources, "clip", str),
        ),
    )


def _member(values: Mapping[str, Any], name: str, kind: type) -> Any:
    value = values.get(name)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise _invalid(name)
    return value


def _optional(values: Mapping[str, Any], name: str, kind: type | tuple[type, ...]) -> Any:
    value = values.get(name)
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise _invalid(name)
    return value


def _positive(values: Mapping[str, Any], name: str) -> int:
    value: int = _member(values, name, int)
    if value < 1:
        raise _invalid(name)
    return value


def _one_of(values: Mapping[str, Any], name: str, known: tuple[str, ...]) -> str:
    value: str = _member(values, name, str)
    if value not in known:
        raise _invalid(name)
    return value


def _invalid(name: str) -> OrderFault:
    return OrderFault("input-invalid", f"The order's {name} is missing or of the wrong kind")
