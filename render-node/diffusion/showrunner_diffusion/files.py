"""Files that are whole or not there."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator


@contextlib.contextmanager
def written_whole(path: str) -> Iterator[str]:
    """Gives a name to write under, which becomes `path` when the block ends well and is removed when it does not."""
    stem, extension = os.path.splitext(path)
    unfinished = f"{stem}.unfinished{extension}"
    try:
        yield unfinished
        os.replace(unfinished, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.remove(unfinished)


def sha256_of(path: str) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
