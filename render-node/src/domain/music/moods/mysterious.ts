import type { MoodStyle } from '../mood-style.js';
import { scales } from '../pitch.js';

export const mysterious: MoodStyle = {
	scales: [scales.dorian, scales.aeolian, scales.phrygian],
	progressions: [
		[0, 5, 0, 6],
		[0, 1, 0, 6],
		[0, 3, 6, 5],
		[0, 2, 1, 0],
	],
	chordSize: 4,
	beatsPerMinute: [66, 78],
	swing: 0,
	pad: { levelLu: 0, brightness: 0.35, attackSeconds: 1.6 },
	bass: { levelLu: -2, patterns: ['x...............', 'x.......o.......'] },
	arpeggio: { levelLu: -10, instrument: 'marimba', patterns: ['..x..o....x..o..', 'x..o..x..o......'] },
	lead: {
		levelLu: -6,
		instrument: 'bell',
		patterns: ['x.....o.........', '......x...o.....', '..x.........o...'],
		leap: 5,
	},
	drums: {
		levelLu: -15,
		patterns: { taiko: ['x.........o.....', 'x...............'], tick: ['o...o...o...o.o.', '..o...o...o...o.'] },
	},
	reverb: { seconds: 4, levelLu: -7 },
};
