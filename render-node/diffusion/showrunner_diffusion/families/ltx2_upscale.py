"""A clip made larger between LTX-2's encoder and decoder, without denoising."""

from __future__ import annotations

from typing import Any

import torch
from PIL import Image

from ..clips import read_frame_rate, read_frames, read_sound
from ..faults import OrderFault, input_invalid, is_out_of_memory, one_line
from ..order import Piece
from .family import Call, Held, Made, require_grid, require_source


def check_upscale(held: Held, piece: Piece) -> None:
    """Width and height are those of the result."""
    require_source(piece.sources.clip, "clip")
    scale, unit = _scale(held), held.pipe.vae_spatial_compression_ratio
    require_grid(piece, int(unit * scale), int(2 * unit * scale))


def upscale_call(held: Held, piece: Piece) -> Call:
    width, height = (int(side / _scale(held)) for side in (piece.width, piece.height))
    pictures = read_frames(require_source(piece.sources.clip, "clip"), width, height, held.ffmpeg_path)
    # The encoder takes one frame and then groups; what is added here is cut off again at the end.
    missing = -(len(pictures) - 1) % held.pipe.vae_temporal_compression_ratio
    video = [Image.fromarray(picture) for picture in pictures]
    arguments = {"width": width, "height": height, "num_frames": len(video) + missing}
    return Call(_pipeline(held), arguments, {"video": video + [video[-1]] * missing})


def collect_upscaled(held: Held, piece: Piece, output: tuple[Any, ...]) -> Made:
    """With the sound and the frame rate of the clip that it was made from."""
    clip = require_source(piece.sources.clip, "clip")
    width, height = (int(side / _scale(held)) for side in (piece.width, piece.height))
    count = len(read_frames(clip, width, height, held.ffmpeg_path))
    rate = piece.frames_per_second or read_frame_rate(clip, held.ffmpeg_path)
    return Made(output[0][0][:count], read_sound(clip, held.ffmpeg_path), rate)


def _scale(held: Held) -> float:
    return float(_pipeline(held).latent_upsampler.config.rational_spatial_scale)


def _pipeline(held: Held) -> Any:
    """Loaded when it is first needed: most orders are none of it."""
    from diffusers import LTX2LatentUpsamplePipeline

    name = LTX2LatentUpsamplePipeline.__name__
    if name not in held.siblings:
        pipe = LTX2LatentUpsamplePipeline(vae=held.pipe.vae, latent_upsampler=_upsampler(held))
        held.siblings[name] = pipe
    return held.siblings[name]


def _upsampler(held: Held) -> torch.nn.Module:
    from diffusers.pipelines.ltx2.latent_upsampler import LTX2LatentUpsamplerModel

    path = held.settings.get("upsamplerPath")
    if not isinstance(path, str):
        raise input_invalid("The model has no upsampler, which upscale needs")
    try:
        model: torch.nn.Module = LTX2LatentUpsamplerModel.from_pretrained(
            path, dtype=held.dtype, local_files_only=True, use_safetensors=True
        )
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise OrderFault("model-unreadable", one_line(error, hide=path)) from error
    return model.to(held.device)
