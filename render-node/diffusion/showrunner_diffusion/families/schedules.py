"""Schedulers as the catalogue wants them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def set_flow_shift(pipe: Any, settings: Mapping[str, Any]) -> None:
    """Moves a flow schedule towards more noise. Null: as the model's folder says.

    The name of the number differs between schedulers, and one that follows the size of the picture would overrule it.
    """
    shift = settings.get("schedulerShift")
    if shift is None:
        return
    scheduler = pipe.scheduler
    changed = {"flow_shift": shift} if "flow_shift" in scheduler.config else {"shift": shift}
    if scheduler.config.get("use_dynamic_shifting"):
        changed["use_dynamic_shifting"] = False
    pipe.scheduler = type(scheduler).from_config(scheduler.config, **changed)
