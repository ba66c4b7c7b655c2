import type { Mood } from '@showrunner/contract';
import { composeScore } from './compose-score.js';
import { integratedLoudness } from './loudness.js';
import { masterLoop } from './master.js';
import { moodStyles } from './moods/mood-styles.js';
import { renderHits, renderNotes } from './render-layer.js';
import { reverberateLoop } from './reverb.js';
import { addStereo, createStereo, type Stereo } from './stereo.js';

export const musicLufs = -17;

export type MusicWish = { mood: Mood; seed: number; durationMs: number };
export type Music = { loop: Stereo; beatsPerMinute: number };

/** A piece of 20 to 60 s that repeats without a seam. The same wish gives the same samples. */
export function synthesiseMusic({ mood, seed, durationMs }: MusicWish): Music {
	const style = moodStyles[mood];
	const score = composeScore(mood, seed, durationMs);
	const notes = (part: 'pad' | 'bass' | 'arpeggio' | 'lead') => () =>
		renderNotes(score[part], style.pad, score.lengthSamples);
	const layers = [
		{ render: notes('pad'), levelLu: style.pad.levelLu, send: 0.7 },
		{ render: notes('bass'), levelLu: style.bass.levelLu, send: 0 },
		{ render: notes('arpeggio'), levelLu: style.arpeggio.levelLu, send: 1 },
		{ render: notes('lead'), levelLu: style.lead.levelLu, send: 1 },
		{ render: () => renderHits(score.drums, score.lengthSamples), levelLu: style.drums.levelLu, send: 0.4 },
	];
	const [loop, wet] = [createStereo(score.lengthSamples), createStereo(score.lengthSamples)];
	// One layer is in memory at a time: a minute of stereo is 23 MB.
	for (const { render, levelLu, send } of layers) {
		const layer = render();
		const gain = gainTo(layer, levelLu);
		addStereo(loop, layer, gain);
		if (send > 0) addStereo(wet, layer, gain * send);
	}
	const hall = reverberateLoop(wet, style.reverb.seconds);
	addStereo(loop, hall, gainTo(hall, style.reverb.levelLu));
	masterLoop(loop, musicLufs);
	return { loop, beatsPerMinute: score.beatsPerMinute };
}

/** Levels are relative to a common 0 LU; where that lies is the master's business. */
function gainTo(layer: Stereo, levelLu: number): number {
	const lufs = integratedLoudness(layer);
	return Number.isFinite(lufs) ? 10 ** ((levelLu + musicLufs - lufs) / 20) : 0;
}
