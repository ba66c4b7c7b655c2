"""What families of models differ in."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

import torch

from ..faults import OrderFault, input_invalid
from ..order import Piece
from ..sound import Sound


@dataclass(frozen=True)
class Reading:
    """A text as the denoiser takes it: tensors by the name of the pipeline's argument."""

    tensors: Mapping[str, Any]
    was_cut: bool


@dataclass
class Held:
    """A model in memory. `dtype` is that of the denoiser."""

    pipe: Any
    device: torch.device
    dtype: torch.dtype
    settings: Mapping[str, Any]
    ffmpeg_path: str
    # Other pipelines over the same weights, made when they are first needed.
    siblings: dict[str, Any] = field(default_factory=dict)

    def sibling(self, pipeline: type, **config: Any) -> Any:
        """The same weights under another pipeline class. Constructed, for `from_pipe` would change their dtype."""
        if pipeline.__name__ not in self.siblings:
            made = pipeline(**self.pipe.components, **config)
            made.set_progress_bar_config(disable=True)
            self.siblings[pipeline.__name__] = made
        return self.siblings[pipeline.__name__]


@dataclass(frozen=True)
class Call:
    """How a pipeline is called for one piece. `arguments` are told to the service, `inputs` are not."""

    pipe: Any
    arguments: dict[str, Any]
    inputs: dict[str, Any] = field(default_factory=dict)
    # Denoising steps that will run; None for a pipeline without any, which takes no callback.
    steps: int | None = None
    output_type: str = "pt"


@dataclass(frozen=True)
class Made:
    """`frames`: [frame, channel, row, column] on the device, 0 to 1."""

    frames: torch.Tensor
    sound: Sound | None = None
    # Of a clip whose rate is not the piece's to say.
    frames_per_second: float | None = None


class Family:
    """One family of models: how it is loaded, what it takes, and how it is called."""

    # Pipeline classes that a model folder may name in model_index.json.
    pipelines: ClassVar[tuple[str, ...]]
    # Components whose calls are counted as passes.
    denoisers: ClassVar[tuple[str, ...]] = ("transformer",)
    # Text of the negative prompt where guidance needs one and none is given.
    empty_negative: ClassVar[str] = ""

    def load(self, path: str, dtype: torch.dtype) -> Any:
        """The pipeline in the machine's memory. Reads only safetensors in that folder, and never code."""
        pipeline = self._pipeline_class(path)
        return pipeline.from_pretrained(
            path, dtype=self.dtypes(path, dtype), local_files_only=True, use_safetensors=True
        )

    def dtypes(self, path: str, dtype: torch.dtype) -> Any:
        """One for all components, or a table of them with a `default`."""
        return dtype

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        """Applies the catalogue's settings, once."""

    def check(self, held: Held, piece: Piece) -> None:
        """Raises a PieceFault `input-invalid` for what diffusers would round, clamp or stumble over."""
        raise NotImplementedError

    def guides(self, held: Held, piece: Piece) -> bool:
        """Whether the call needs the reading of a negative prompt."""
        raise NotImplementedError

    def read(self, held: Held, text: str) -> Reading:
        raise NotImplementedError

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        """`readings`: tensors of the prompt and, where the piece is guided, of the negative prompt."""
        raise NotImplementedError

    def collect(self, held: Held, piece: Piece, output: tuple[Any, ...]) -> Made:
        """Pictures of what the pipeline gave: [1, channel, row, column] or [1, frame, channel, row, column]."""
        frames = output[0]
        return Made(frames[0] if frames.ndim == 5 else frames)

    def denoiser_modules(self, pipe: Any) -> list[torch.nn.Module]:
        modules = (getattr(pipe, name, None) for name in self.denoisers)
        return [module for module in modules if module is not None]

    def _pipeline_class(self, path: str) -> Any:
        import diffusers

        name = read_index(path)["_class_name"]
        if name not in self.pipelines:
            raise OrderFault(
                "model-unreadable", f"The folder holds a {name}, which is none of {', '.join(self.pipelines)}"
            )
        return getattr(diffusers, name)


def read_index(path: str) -> dict[str, Any]:
    """What a model folder says that it holds."""
    try:
        with open(os.path.join(path, "model_index.json"), encoding="utf-8") as file:
            index: dict[str, Any] = json.load(file)
            index["_class_name"]
            return index
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise OrderFault("model-unreadable", "The folder has no model_index.json that names a pipeline") from error


def negative(tensors: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of a prompt as those of a negative prompt."""
    return {f"negative_{name}": value for name, value in tensors.items()}


def require_kind(piece: Piece, *kinds: str) -> None:
    if piece.kind not in kinds:
        raise input_invalid(f"The model does {', '.join(kinds)}, not {piece.kind}")


def require_grid(piece: Piece, multiple: int, least: int = 0) -> None:
    if piece.width % multiple or piece.height % multiple:
        raise input_invalid(f"Width and height must be multiples of {multiple}, not {piece.width}×{piece.height}")
    if min(piece.width, piece.height) < least:
        raise input_invalid(f"Width and height must be at least {least}, not {piece.width}×{piece.height}")


def require_frames(piece: Piece, multiple: int) -> None:
    if piece.frame_count is None or piece.frames_per_second is None or piece.frames_per_second <= 0:
        raise input_invalid("A clip needs a frame count and a frame rate")
    if piece.frame_count < 1 or (piece.frame_count - 1) % multiple:
        raise input_invalid(f"The frame count must be a multiple of {multiple} and one more, not {piece.frame_count}")


def require_steps(piece: Piece, least: int = 1) -> int:
    if piece.steps is None or piece.steps < least:
        raise input_invalid(f"The model needs at least {least} steps, not {piece.steps}")
    return piece.steps


def require_source(path: str | None, what: str) -> str:
    if path is None:
        raise input_invalid(f"The {what} is missing")
    return path


def steps_from_picture(piece: Piece) -> int:
    """Steps that are left of all when the way begins at a picture; what diffusers' `get_timesteps` does."""
    steps = require_steps(piece)
    if piece.strength is None or not 0 < piece.strength <= 1:
        raise input_invalid(f"The strength must be over 0 and at most 1, not {piece.strength}")
    left = min(int(steps * piece.strength), steps)
    if left < 1:
        raise input_invalid(f"{steps} steps with a strength of {piece.strength} leave none to do")
    return left
