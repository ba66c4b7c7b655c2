import { profileRules } from '../../captions/caption-profile.js';
import { graphemesOf } from '../../captions/line-width.js';
import { readingTimeMs } from '../../speech/reading-speed.js';
import type { CaptionsToCheck, Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { toldSpans } from '../spans.js';
import { rounded } from '../told-time.js';

/** How many times faster than readers read: a little is made up for by the pause that follows, half more is not. */
const goodHaste = 1.1;
const worstHaste = 1.6;

/** Reading speed by script, as in Netflix's guides; captions of a few large words may be as fast as their profile. */
export const checkCaptionSpeed: Check = ({ captions }) => {
	const paces = (captions?.cues ?? []).flatMap((cue) => (captions && cue.text.trim() ? [paceOf(cue, captions)] : []));
	const [fastest] = [...paces].sort((a, b) => b.haste - a.haste);
	if (!fastest) return null;
	const hasty = paces.filter(({ haste }) => haste > goodHaste);
	return {
		check: 'caption-speed',
		score: paces.reduce((sum, { haste }) => sum + scoreBetween(haste, goodHaste, worstHaste), 0) / paces.length,
		...{ value: rounded(fastest.speed, 1), target: rounded(fastest.limit, 1), unit: 'characters/s' },
		reason:
			hasty.length === 0
				? 'Captions stand long enough to be read'
				: `${hasty.length} of ${paces.length} captions are gone before they are read`,
		spans: toldSpans(hasty.map(({ cue }) => cue)),
	};
};

type Cue = CaptionsToCheck['cues'][number];

function paceOf(cue: Cue, { locale, profile }: CaptionsToCheck) {
	const text = cue.text.replace(/\s+/gu, ' ').trim();
	const shownMs = Math.max(cue.endMs - cue.startMs, 1);
	const neededMs = readingTimeMs(text, locale) * (profileRules.subtitle.columnsPerSecond / profileRules[profile].columnsPerSecond); // prettier-ignore
	const letters = graphemesOf(text).length;
	return { cue, haste: neededMs / shownMs, speed: (letters * 1000) / shownMs, limit: (letters * 1000) / neededMs };
}
