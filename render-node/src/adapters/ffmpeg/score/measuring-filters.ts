import type { MissedMeasure } from '../../../domain/scoring/video-measures.js';

/** What each measure needs beyond the filters that rendering cannot do without. */
export const measuringFilters: Record<MissedMeasure, readonly string[]> = {
	black: ['blackdetect', 'metadata'],
	frozen: ['freezedetect', 'metadata'],
	exposure: ['signalstats', 'metadata', 'select', 'nullsink'],
	sharpness: ['blurdetect', 'metadata', 'select', 'nullsink'],
	silence: ['silencedetect', 'ametadata'],
	clipping: ['astats', 'ametadata', 'asetnsamples'],
	loudness: ['ebur128'],
};

const measures: readonly MissedMeasure[] = ['black', 'frozen', 'exposure', 'sharpness', 'silence', 'clipping', 'loudness']; // prettier-ignore
const ofSound: readonly MissedMeasure[] = ['silence', 'clipping', 'loudness'];

/** What this FFmpeg cannot measure of a video with or without sound. */
export const missedMeasures = (present: ReadonlySet<string>, hasSound: boolean): MissedMeasure[] =>
	measures.filter(
		(measure) =>
			(hasSound || !ofSound.includes(measure)) && measuringFilters[measure].some((filter) => !present.has(filter)),
	);
