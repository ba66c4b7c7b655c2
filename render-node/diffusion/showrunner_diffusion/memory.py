"""The rungs of the memory ladder, from all on the device to as little as possible."""

from __future__ import annotations

import contextlib
from typing import Any

import torch


def place(pipe: Any, rung: str, device: torch.device) -> None:
    """Puts a pipeline where the rung wants it. Without an accelerator every rung below `resident` is `tiled`."""
    if rung != "resident":
        _tile(pipe)
    if device.type == "cpu" or rung in ("resident", "tiled"):
        pipe.to(device)
    elif rung == "offload-model":
        pipe.enable_model_cpu_offload(device=device)
    else:
        pipe.enable_group_offload(
            onload_device=device,
            offload_device=torch.device("cpu"),
            offload_type="leaf_level",
            use_stream=device.type == "cuda",
        )


def release(pipe: Any) -> None:
    """Brings what was moved for a call back to where the rung wants it, also after a call that was stopped."""
    pipe.maybe_free_model_hooks()


def _tile(pipe: Any) -> None:
    """Every VAE has the method; some have it only to say that they cannot, such as the one for LTX-2's sound."""
    for name in ("vae", "audio_vae"):
        vae = getattr(pipe, name, None)
        if vae is not None and hasattr(vae, "enable_tiling"):
            with contextlib.suppress(NotImplementedError):
                vae.enable_tiling()
