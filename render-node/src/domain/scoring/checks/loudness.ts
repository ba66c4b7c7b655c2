import type { Check } from '../finding.js';
import { scoreBetween } from '../score-between.js';
import { rounded } from '../told-time.js';

/** EBU R 128 allows 1 LU where the level cannot be set exactly; 6 LU is half or twice as loud and a reach for the knob. */
const goodLu = 1;
const worstLu = 6;

export const checkLoudness: Check = ({ measures: { sound }, expectations: { integratedLufs: target } }) => {
	if (typeof sound === 'string' || sound.integratedLufs === null) return null;
	const { integratedLufs } = sound;
	const off = integratedLufs - target;
	const told = `${rounded(integratedLufs, 1)} LUFS`;
	return {
		check: 'loudness',
		score: scoreBetween(Math.abs(off), goodLu, worstLu),
		...{ value: rounded(integratedLufs, 1), target, unit: 'LUFS', spans: [] },
		reason:
			Math.abs(off) <= goodLu
				? `The loudness of ${told} is on target`
				: `At ${told} it is ${rounded(Math.abs(off), 1)} LU too ${off < 0 ? 'quiet' : 'loud'}`,
	};
};
