import type { Timeline, Warning } from '@showrunner/contract';
import { buildCues } from './build-cues.js';
import { captionWindow } from './caption-window.js';
import type { Cue } from './cue.js';

/** What is read beside the picture, in one language. */
export type TextTrack = { locale: string; cues: Cue[] };

/** The captions and their translations, laid out for reading whatever style the picture has; languages without a word left out. */
export function captionTracks({ captions, locale }: Timeline, videoMs: number) {
	const warnings: Warning[] = [];
	if (!captions) return { tracks: [], warnings };
	const own = { locale, scenes: captions.scenes, field: 'timeline.captions.scenes' };
	const others = (captions.translations ?? []).map((translation, index) => {
		return { ...translation, field: `timeline.captions.translations[${index}].scenes` };
	});
	const tracks = [own, ...others].map(({ scenes, field, ...track }): TextTrack => {
		const built = buildCues({ scenes, locale: track.locale, profile: 'subtitle' });
		if (built.cues.length > 0) warnings.push(...built.warnings.map((warning) => ({ ...warning, field })));
		return { locale: track.locale, cues: captionWindow(built.cues, 0, videoMs) };
	});
	return { tracks: tracks.filter(({ cues }) => cues.length > 0), warnings };
}
