import type { MoodStyle } from '../mood-style.js';
import { scales } from '../pitch.js';

export const playful: MoodStyle = {
	scales: [scales.ionian, scales.lydian],
	progressions: [
		[0, 3, 4, 0],
		[0, 5, 1, 4],
		[0, 2, 3, 4],
		[3, 4, 0, 5],
	],
	chordSize: 3,
	beatsPerMinute: [112, 124],
	swing: 0.25,
	pad: { levelLu: -5, brightness: 0.3, attackSeconds: 0.3 },
	bass: { levelLu: -4, patterns: ['x.....o.x...o...', 'x...o...x...o...'] },
	arpeggio: { levelLu: -4, instrument: 'pluck', patterns: ['..x...x...x...x.', '..x...x.o.x...x.'] },
	lead: {
		levelLu: -1,
		instrument: 'marimba',
		patterns: ['x..o..x...o.x...', 'x.o.x...x.o.....', '....x.o.x..o..x.'],
		leap: 3,
	},
	drums: {
		levelLu: -10,
		patterns: {
			block: ['x.....x...x.....', '..x...x...o...x.'],
			clap: ['....x.......x...'],
			shaker: ['o.o.o.o.o.o.o.o.'],
			kick: ['x.......x.......'],
		},
	},
	reverb: { seconds: 1.3, levelLu: -13 },
};
