"""The families of models, each in a module of its own that is imported when a model of it is loaded."""

from __future__ import annotations

from importlib import import_module

from .family import Family

_MODULES = {
    "sdxl": "sdxl",
    "z-image": "z_image",
    "qwen-image": "qwen_image",
    "flux": "flux",
    "wan": "wan",
    "ltx": "ltx",
    "ltx2": "ltx2",
}
FAMILIES = tuple(_MODULES)


def family_named(name: str) -> Family | None:
    module = _MODULES.get(name)
    if module is None:
        return None
    family: Family = import_module(f"{__name__}.{module}").FAMILY
    return family
