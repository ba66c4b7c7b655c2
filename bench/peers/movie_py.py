"""The standard job as programs on MoviePy make it: a clip for each still and each phrase, composed frame by frame."""

import json
import os
import sys

from moviepy import AudioFileClip, CompositeAudioClip, CompositeVideoClip, ImageClip, TextClip, afx, vfx

FRAME = (1080, 1920)
FADE = 0.5
PHRASE = 4
OUR_ENCODER = {
    "preset": "superfast",
    "ffmpeg_params": ["-crf", "20", "-x264-params", "mbtree=1:rc-lookahead=10", "-pix_fmt", "yuv420p"],
}
FONT = "/usr/share/fonts/truetype/noto/NotoSans-Bold.ttf"


def scene(path: str, start: float, length: float) -> ImageClip:
    still = ImageClip(path).resized(height=FRAME[1]).with_duration(length)
    moving = still.resized(lambda t: 1 + 0.2 * t / length).with_position("center")
    return moving.with_start(start).with_effects([vfx.CrossFadeIn(FADE)])


def phrase(words: list) -> TextClip:
    text = TextClip(
        font=FONT,
        text=" ".join(word["text"] for word in words),
        font_size=70,
        color="white",
        stroke_color="black",
        stroke_width=5,
        method="caption",
        size=(900, None),
    )
    start, end = words[0]["startMs"] / 1000, words[-1]["endMs"] / 1000
    return text.with_start(start).with_duration(end - start).with_position(("center", 1150))


def sound(plan: dict) -> CompositeAudioClip:
    music = AudioFileClip(plan["music"]).with_effects([afx.AudioLoop(duration=plan["seconds"]), afx.MultiplyVolume(0.15)])
    return CompositeAudioClip([AudioFileClip(plan["narration"]), music])


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as file:
        plan = json.load(file)
    each = plan["seconds"] / len(plan["stills"])
    scenes = [scene(path, index * each, each + FADE) for index, path in enumerate(plan["stills"])]
    words = plan["words"]
    phrases = [phrase(words[at : at + PHRASE]) for at in range(0, len(words), PHRASE)]
    video = CompositeVideoClip([*scenes, *phrases], size=FRAME).with_duration(plan["seconds"]).with_audio(sound(plan))
    video.write_videofile(
        plan["out"],
        fps=30,
        codec="libx264",
        audio_codec="aac",
        temp_audiofile_path=os.path.dirname(plan["out"]),
        logger=None,
        **(OUR_ENCODER if plan["encoder"] == "same" else {}),
    )


main()
