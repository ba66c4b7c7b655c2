import type { Mood } from '@showrunner/contract';
import { createGrid } from './grid.js';
import { voiceChords } from './harmony.js';
import { barsPerSection, countSections, stepsPerBar } from './loop-length.js';
import type { MoodStyle } from './mood-style.js';
import { moodStyles } from './moods/mood-styles.js';
import { writeArpeggio } from './parts/write-arpeggio.js';
import { writeBass } from './parts/write-bass.js';
import { writeDrums } from './parts/write-drums.js';
import { writeLead } from './parts/write-lead.js';
import { writePad } from './parts/write-pad.js';
import { createRandom, type Random } from './random.js';
import { sampleRateHz } from './sample-rate.js';
import type { Score } from './score.js';

/** The piece that a mood and a seed stand for; `durationMs` only decides how many sections the loop has. */
export function composeScore(mood: Mood, seed: number, durationMs: number): Score {
	const style = moodStyles[mood];
	const random = createRandom(seed, mood);
	const beatsPerMinute = random.integer(...style.beatsPerMinute);
	const grid = createGrid(beatsPerMinute, style.swing, createRandom(seed, `${mood} hand`));
	const sectionSamples = barsPerSection * stepsPerBar * grid.samplesPerStep;
	const sections = countSections(sectionSamples / sampleRateHz, durationMs);
	const chords = voiceChords(pickKey(style, random), planDegrees(style, sections, random), style.chordSize);
	const introBars = sections > 2 ? barsPerSection : 0;
	const planFor = (part: string) => ({ style, grid, random: createRandom(seed, `${mood} ${part}`), chords, introBars });
	return {
		lengthSamples: sections * sectionSamples,
		beatsPerMinute,
		pad: writePad(planFor('pad')),
		bass: writeBass(planFor('bass')),
		arpeggio: writeArpeggio(planFor('arpeggio')),
		lead: writeLead(planFor('lead')),
		drums: writeDrums(planFor('drums')),
	};
}

/** Tonics from C3 to B3, so that tunes an octave above lie where bells and plucked strings sound best. */
const pickKey = (style: MoodStyle, random: Random) => ({
	tonic: random.integer(48, 59),
	scale: random.pick(style.scales),
});

/** Song form A A B A, as far as the sections reach. */
function planDegrees(style: MoodStyle, sections: number, random: Random): number[] {
	const [a, b] = [random.pick(style.progressions), random.pick(style.progressions)];
	return Array.from({ length: sections }, (_, i) => (i % 4 === 2 ? b : a)).flat();
}
