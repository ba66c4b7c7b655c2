"""Stable Diffusion XL: stills from text, or from a picture and text."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

import torch
from PIL import Image

from ..order import Piece
from .family import Call, Family, Held, Made, Reading, steps_from_picture
from .stills import check_still, read_source


class Sdxl(Family):
    pipelines = ("StableDiffusionXLPipeline",)
    denoisers = ("unet",)

    def dtypes(self, path: str, dtype: torch.dtype) -> Any:
        """float32 for a VAE that says it overflows otherwise. diffusers turns it around for each call, from weights
        that were rounded before, and for float16 alone."""
        with open(os.path.join(path, "vae", "config.json"), encoding="utf-8") as file:
            upcast = json.load(file).get("force_upcast", True)
        return {"vae": torch.float32, "default": dtype} if upcast else dtype

    def prepare(self, pipe: Any, settings: Mapping[str, Any], device: torch.device) -> None:
        if device.type == "cuda":
            # Convolutions on tensor cores want channels last, and would else turn every tensor around.
            pipe.unet.to(memory_format=torch.channels_last)
            pipe.vae.to(memory_format=torch.channels_last)

    def check(self, held: Held, piece: Piece) -> None:
        check_still(piece, 8)

    def guides(self, held: Held, piece: Piece) -> bool:
        return (piece.guidance or 0) > 1 and held.pipe.unet.config.time_cond_proj_dim is None

    def read(self, held: Held, text: str) -> Reading:
        pipe = held.pipe
        embeds, _, pooled, _ = pipe.encode_prompt(text, device=held.device, do_classifier_free_guidance=False)
        tokenizers = (pipe.tokenizer, pipe.tokenizer_2)
        was_cut = any(len(tokenizer(text).input_ids) > tokenizer.model_max_length for tokenizer in tokenizers)
        return Reading({"prompt_embeds": embeds, "pooled_prompt_embeds": pooled}, was_cut)

    def call(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> Call:
        arguments: dict[str, Any] = {
            "num_inference_steps": piece.steps,
            "guidance_scale": 1.0 if piece.guidance is None else piece.guidance,
        }
        inputs = {**readings, **self._without_negative(held, piece, readings)}
        if piece.kind == "text-to-image":
            size = {"width": piece.width, "height": piece.height}
            return Call(held.pipe, {**size, **arguments}, inputs, piece.steps, "latent")
        from diffusers import StableDiffusionXLImg2ImgPipeline

        picture = read_source(piece)
        pipe = held.sibling(StableDiffusionXLImg2ImgPipeline)
        arguments["strength"] = piece.strength
        latents = _latents(held, picture)
        return Call(pipe, arguments, {**inputs, "image": latents}, steps_from_picture(piece), "latent")

    def _without_negative(self, held: Held, piece: Piece, readings: Mapping[str, Any]) -> dict[str, Any]:
        """Zeros in place of an empty negative prompt, where the model was trained so."""
        config = held.pipe.config
        if piece.negative_prompt or not self.guides(held, piece) or not config.force_zeros_for_empty_prompt:
            return {}
        names = ("prompt_embeds", "pooled_prompt_embeds")
        return {f"negative_{name}": torch.zeros_like(readings[name]) for name in names}

    def collect(self, held: Held, piece: Piece, output: tuple[Any, ...]) -> Made:
        vae = held.pipe.vae
        scale, mean = _latent_statistics(held)
        picture = vae.decode(output[0].to(vae.dtype) * scale + mean, return_dict=False)[0]
        return Made(picture.float().mul(0.5).add(0.5).clamp(0, 1))


def _latents(held: Held, picture: Image.Image) -> torch.Tensor:
    """Where the way from a picture begins."""
    vae = held.pipe.vae
    scale, mean = _latent_statistics(held)
    pixels = held.pipe.image_processor.preprocess(picture).to(held.device, vae.dtype)
    latents: torch.Tensor = (vae.encode(pixels).latent_dist.mode() - mean) / scale
    return latents.to(held.dtype)


def _latent_statistics(held: Held) -> tuple[Any, Any]:
    """What stands between the denoiser's numbers and the VAE's: a factor and an offset."""
    vae = held.pipe.vae
    if vae.config.latents_mean is None or vae.config.latents_std is None:
        return 1 / vae.config.scaling_factor, 0
    mean, std = (_channels(vae.config[name], held, vae.dtype) for name in ("latents_mean", "latents_std"))
    return std / vae.config.scaling_factor, mean


def _channels(values: list[float], held: Held, dtype: torch.dtype) -> torch.Tensor:
    return torch.tensor(values, device=held.device, dtype=dtype).view(1, -1, 1, 1)


FAMILY = Sdxl()
