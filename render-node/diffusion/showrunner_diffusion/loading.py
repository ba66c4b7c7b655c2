"""Brings a model into memory."""

from __future__ import annotations

import itertools
import os
from typing import Any

import torch

from . import memory
from .families.family import Family, Held, read_index
from .faults import OrderFault, is_out_of_memory, one_line
from .order import Model

DTYPES = {"bfloat16": torch.bfloat16, "float16": torch.float16, "float32": torch.float32}


def load_model(family: Family, model: Model, rung: str, device: torch.device, ffmpeg_path: str) -> Held:
    """Raises an OrderFault `model-unreadable`; what is out of memory is thrown as it is."""
    dtype = choose_dtype(model, device)
    try:
        refuse_foreign_code(model.path)
        pipe = family.load(model.path, dtype)
    except OrderFault:
        raise
    except Exception as error:
        if is_out_of_memory(error):
            raise
        raise OrderFault("model-unreadable", one_line(error, hide=model.path)) from error
    pipe.set_progress_bar_config(disable=True)
    family.prepare(pipe, model.settings, device)
    choose_attention(pipe, model.settings.get("attention"))
    memory.place(pipe, rung, device)
    return Held(pipe, device, dtype, model.settings, ffmpeg_path)


def choose_dtype(model: Model, device: torch.device) -> torch.dtype:
    """On a CPU float32 unless told: its half precisions are slower."""
    name = model.settings.get("dtype") or ("float32" if device.type == "cpu" else "bfloat16")
    return DTYPES[name]


def refuse_foreign_code(path: str) -> None:
    """A component that names a module of its own folder would run that module."""
    for name, component in read_index(path).items():
        library = component[0] if isinstance(component, list) and component else None
        if library is not None and os.path.exists(os.path.join(path, name, f"{library}.py")):
            raise OrderFault("model-unreadable", f"The component {name} brings code of its own, which is never run")


def choose_attention(pipe: Any, backend: Any) -> None:
    """Another of diffusers' attention backends than torch's own choice, such as `_native_cudnn`."""
    for name in ("transformer", "transformer_2", "unet"):
        module = getattr(pipe, name, None)
        if backend and module is not None and hasattr(module, "set_attention_backend"):
            module.set_attention_backend(backend)


def parameter_bytes(pipe: Any) -> int:
    modules = [part for part in pipe.components.values() if isinstance(part, torch.nn.Module)]
    tensors = itertools.chain.from_iterable(module.parameters() for module in modules)
    return sum(tensor.numel() * tensor.element_size() for tensor in tensors)
