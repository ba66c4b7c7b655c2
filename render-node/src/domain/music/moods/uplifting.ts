import type { MoodStyle } from '../mood-style.js';
import { scales } from '../pitch.js';

export const uplifting: MoodStyle = {
	scales: [scales.ionian, scales.mixolydian],
	progressions: [
		[0, 4, 5, 3],
		[5, 3, 0, 4],
		[3, 4, 5, 0],
		[0, 5, 3, 4],
	],
	chordSize: 4,
	beatsPerMinute: [98, 112],
	swing: 0,
	pad: { levelLu: 0, brightness: 0.5, attackSeconds: 0.5 },
	bass: { levelLu: -3, patterns: ['x.....x.x.....o.', 'x...x...x...x.o.'] },
	arpeggio: { levelLu: -4, instrument: 'pluck', patterns: ['x.o.x.o.x.o.x.o.', 'x.oox.o.x.oox.o.'] },
	lead: {
		levelLu: -5,
		instrument: 'bell',
		patterns: ['x.....x...o.....', 'x...o.x.....o...', '....x...x.o.o...'],
		leap: 2,
	},
	drums: {
		levelLu: -9,
		patterns: {
			kick: ['x...x...x...x...', 'x.......x..o....'],
			clap: ['....x.......x...'],
			shaker: ['o.x.o.x.o.x.o.x.', '..x...x...x...x.'],
		},
	},
	reverb: { seconds: 2.2, levelLu: -11 },
};
