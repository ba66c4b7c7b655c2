"""Clips in and out, through FFmpeg. Arguments are lists; nothing goes through a shell."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import tempfile
from collections.abc import Callable

import numpy as np
import torch

from .faults import input_invalid
from .files import written_whole
from .sound import Sound, write_wav

QUIET = ["-v", "error", "-nostdin", "-y"]
RGB_TO_VIDEO = "scale=out_color_matrix=bt709:out_range=tv:flags=accurate_rnd+full_chroma_int,format=yuv420p"
# Fine enough that the assembly, which encodes again, is the only loss that is seen.
PICTURES = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "12", "-pix_fmt", "yuv420p"]
COLOURS = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
SAME_BYTES = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]


def write_mp4(
    pixels: np.ndarray,
    path: str,
    *,
    frames_per_second: float,
    sound: Sound | None,
    ffmpeg_path: str,
    stop_if_cancelled: Callable[[], None],
) -> None:
    """`pixels`: [frame, row, column, channel] bytes. H.264, and AAC where there is sound, of the same length."""
    count, height, width, _ = pixels.shape
    with written_whole(path) as unfinished, contextlib.ExitStack() as cleanup:
        listening: list[str] = []
        if sound is not None:
            wav = f"{path}.wav"
            cleanup.callback(_remove, wav)
            write_wav(sound, wav, count / frames_per_second)
            listening = ["-i", wav, "-c:a", "aac", "-b:a", "192k"]
        raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}", "-r", str(frames_per_second)]
        out = ["-vf", RGB_TO_VIDEO, *PICTURES, *COLOURS, *SAME_BYTES, "-movflags", "+faststart"]
        arguments = [*QUIET, *raw, "-i", "-", *listening, *out, "-f", "mp4", unfinished]
        _feed([ffmpeg_path, *arguments], pixels, stop_if_cancelled)


def read_frames(path: str, width: int, height: int, ffmpeg_path: str) -> np.ndarray:
    """All pictures of a clip at a size: [frame, row, column, channel] bytes."""
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-vf", f"scale={width}:{height}:flags=lanczos", "-"]
    code, data = _output_of([ffmpeg_path, *QUIET, "-i", path, "-map", "0:v:0", *raw])
    frames = np.frombuffer(data, dtype=np.uint8)
    if code != 0 or frames.size == 0 or frames.size % (width * height * 3) != 0:
        raise input_invalid("The clip cannot be read")
    return frames.reshape(-1, height, width, 3)


def read_frame_rate(path: str, ffmpeg_path: str) -> float:
    """Frames per second, from the header of a format that says little else."""
    _, data = _output_of(
        [ffmpeg_path, *QUIET, "-i", path, "-map", "0:v:0", "-frames:v", "1", "-f", "yuv4mpegpipe", "-"]
    )
    rate = re.search(rb" F(\d+):(\d+)", data[:200])
    if rate is None:
        raise input_invalid("The clip cannot be read")
    return int(rate[1]) / int(rate[2])


def read_sound(path: str, ffmpeg_path: str, rate: int = 48_000) -> Sound | None:
    """The sound of a clip in stereo, or None where it has none."""
    raw = ["-map", "0:a:0", "-f", "s16le", "-ac", "2", "-ar", str(rate), "-"]
    code, data = _output_of([ffmpeg_path, *QUIET, "-i", path, *raw])
    if code != 0 or not data:
        return None
    samples = np.frombuffer(data, dtype="<i2").reshape(-1, 2).astype(np.float32) / 32768
    return Sound(torch.from_numpy(samples.T.copy()), rate)


def recompress(picture: bytes, width: int, height: int, crf: int, ffmpeg_path: str) -> bytes:
    """A picture of packed RGB as H.264 would leave it, which some models were trained to begin from."""
    raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{width}x{height}"]
    coded = ["-frames:v", "1", "-c:v", "libx264", "-preset", "veryfast", "-crf", str(crf), "-pix_fmt", "yuv420p"]
    h264 = _through([ffmpeg_path, *QUIET, *raw, "-i", "-", *coded, "-f", "h264", "-"], picture)
    return _through([ffmpeg_path, *QUIET, "-f", "h264", "-i", "-", *raw, "-"], h264)


def _output_of(command: list[str]) -> tuple[int, bytes]:
    result = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return result.returncode, result.stdout


def _through(command: list[str], data: bytes) -> bytes:
    return subprocess.run(command, input=data, capture_output=True, check=True).stdout


def _feed(command: list[str], pixels: np.ndarray, stop_if_cancelled: Callable[[], None]) -> None:
    """Pipes raw pictures into FFmpeg. Leaves no process behind, whatever happens."""
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said)
        assert process.stdin is not None
        try:
            with contextlib.suppress(BrokenPipeError), process.stdin:
                for frame in pixels:
                    stop_if_cancelled()
                    process.stdin.write(memoryview(frame).cast("B"))
            code = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        if code != 0:
            said.seek(0)
            raise RuntimeError(f"FFmpeg ended with {code}: {said.read().decode(errors='replace').strip()[-300:]}")


def _remove(path: str) -> None:
    with contextlib.suppress(FileNotFoundError):
        os.remove(path)
