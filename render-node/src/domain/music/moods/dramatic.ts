import type { MoodStyle } from '../mood-style.js';
import { scales } from '../pitch.js';

export const dramatic: MoodStyle = {
	scales: [scales.aeolian, scales.harmonicMinor],
	progressions: [
		[0, 5, 2, 6],
		[0, 3, 5, 4],
		[0, 5, 3, 4],
		[5, 3, 0, 4],
	],
	chordSize: 3,
	beatsPerMinute: [82, 96],
	swing: 0,
	pad: { levelLu: 0, brightness: 0.55, attackSeconds: 0.7 },
	bass: { levelLu: -1, patterns: ['x.......x.....o.', 'x.........x.....'] },
	arpeggio: { levelLu: -3, instrument: 'strings', patterns: ['x.o.o.x.o.o.x.o.', 'x.oox.oox.oox.oo'] },
	lead: {
		levelLu: -4,
		instrument: 'strings',
		patterns: ['x...........o...', 'x.......o.......', 'x.......x...o...'],
		leap: 3,
	},
	drums: {
		levelLu: -7,
		patterns: {
			taiko: ['x.....x...x.....', 'x...o.x.....x.o.'],
			clap: ['............o...'],
			shaker: ['..o...o...o...o.'],
		},
	},
	reverb: { seconds: 3, levelLu: -9 },
};
