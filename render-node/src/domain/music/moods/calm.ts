import type { MoodStyle } from '../mood-style.js';
import { scales } from '../pitch.js';

export const calm: MoodStyle = {
	scales: [scales.ionian, scales.lydian],
	progressions: [
		[0, 4, 5, 3],
		[0, 2, 3, 4],
		[3, 0, 5, 4],
		[0, 5, 3, 4],
	],
	chordSize: 5,
	beatsPerMinute: [62, 72],
	swing: 0,
	pad: { levelLu: 0, brightness: 0.25, attackSeconds: 1.2 },
	bass: { levelLu: -5, patterns: ['x...............', 'x.........o.....'] },
	arpeggio: { levelLu: -8, instrument: 'pluck', patterns: ['x...o...o...o...', 'x...o...x.o.....'] },
	lead: {
		levelLu: -6,
		instrument: 'bell',
		patterns: ['x...........o...', '....x.......o.o.', 'x.......o.......'],
		leap: 3,
	},
	drums: { levelLu: -20, patterns: { shaker: ['....o.......o...', '....o.......o..o'], kick: ['x...............'] } },
	reverb: { seconds: 3.2, levelLu: -9 },
};
