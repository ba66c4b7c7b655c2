"""What a person would write with diffusers alone: a prompt in, a PNG out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import torch


def bare_seconds(pipe: Any, case: dict[str, Any], prompt: str, seed: int, out_dir: str) -> float:
    width, height = case["size"]
    guidance = {} if case["guidance"] is None else {guidance_name(case): case["guidance"]}
    if case["family"] == "qwen-image":
        guidance["negative_prompt"] = " "
    since = time.perf_counter()
    generator = torch.Generator("cpu").manual_seed(seed)
    steps = case["steps"]
    size = {"width": width, "height": height}
    call = {**size, **guidance, "num_inference_steps": steps, "generator": generator}
    picture = sdxl_picture(pipe, prompt, call) if case["family"] == "sdxl" else pipe(prompt, **call).images[0]
    picture.save(Path(out_dir) / "bare.png")
    return time.perf_counter() - since


def sdxl_picture(pipe: Any, prompt: str, call: dict[str, Any]) -> Any:
    """SDXL's VAE overflows below float32, which diffusers minds for float16 alone: a careful script does it by hand."""
    latents = pipe(prompt, **call, output_type="latent").images
    pipe.vae.to(torch.float32)
    decoded = pipe.vae.decode(latents.float() / pipe.vae.config.scaling_factor, return_dict=False)[0]
    return pipe.image_processor.postprocess(decoded)[0]


def guidance_name(case: dict[str, Any]) -> str:
    return "true_cfg_scale" if case["family"] == "qwen-image" else "guidance_scale"
