import type { AspectRatio, CaptionTrack, Warning } from '@showrunner/contract';
import { buildCues } from './build-cues.js';
import { captionLayout } from './caption-layout.js';
import type { Cue } from './cue.js';
import { withoutEmoji } from './emoji.js';
import type { FontMap } from './font-map.js';
import { missingFonts } from './missing-fonts.js';
import { mainScript } from './script-of.js';
import { wordCues } from './word-cues.js';
import { writeAss } from './write-ass.js';

export type BurnedCaptions = {
	cues: Cue[];
	/** All of them as one ASS file, written when it is asked for. */
	readonly ass: string;
	/** An ASS file whose clock starts at `fromMs`; null when no caption is shown in [fromMs, toMs). */
	assFor(fromMs: number, toMs: number): string | null;
	/** Folder with fonts that are not installed, for libass's `fontsdir`. */
	fontsDir?: string;
	warnings: Warning[];
};

export type BurnedCaptionsRequest = {
	track: Pick<CaptionTrack, 'scenes' | 'style' | 'profile' | 'safeArea' | 'position' | 'colours' | 'sizeFactor'>;
	locale: string;
	aspectRatio: AspectRatio;
	/** Pixels of the frame that is drawn on. */
	frame: { width: number; height: number };
	fonts: FontMap;
};

/** Captions for drawing into the frames of one format: fitted to its safe area, without emoji. */
export function burnedCaptions({ track, locale, aspectRatio, frame, fonts }: BurnedCaptionsRequest): BurnedCaptions {
	const { scenes, colours, ...look } = track;
	const layout = captionLayout({ ...look, aspectRatio, frame });
	const { style, profile } = look;
	const built = buildCues({ scenes, locale, profile, maxLineEm: layout.maxLineEm, dropEmoji: true });
	const cues = style === 'word' ? built.cues.flatMap(wordCues) : built.cues;
	// Of all of them, once: a video of hours asks for thousands of windows.
	const script = mainScript(cues.map((cue) => cue.text).join('\n'), locale);
	const written = { cues, locale, script, style, layout, fonts, colours };
	return {
		cues,
		get ass() {
			return writeAss(written);
		},
		assFor: (fromMs, toMs) =>
			cues.some((cue) => cue.startMs < toMs && cue.endMs > fromMs)
				? writeAss({ ...written, windowMs: { fromMs, toMs } })
				: null,
		warnings: [
			...built.warnings,
			...missingFonts(
				scenes.map((scene) => withoutEmoji(scene.text)),
				locale,
				fonts,
				'scenes',
			),
		],
	};
}
