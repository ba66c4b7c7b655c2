import { playBass } from './instruments/play-bass.js';
import { playBell } from './instruments/play-bell.js';
import { playMarimba } from './instruments/play-marimba.js';
import { playPad } from './instruments/play-pad.js';
import { playPluck } from './instruments/play-pluck.js';
import { playStrings } from './instruments/play-strings.js';
import { strikeDrum } from './instruments/strike-drum.js';
import type { Drum, MoodStyle } from './mood-style.js';
import { frequencyOf } from './pitch.js';
import type { Hit, Note } from './score.js';
import { addToLoop, createStereo, panGains, type Stereo } from './stereo.js';

export function renderNotes(notes: readonly Note[], pad: MoodStyle['pad'], lengthSamples: number): Stereo {
	const out = createStereo(lengthSamples);
	for (const note of notes) {
		const gains = panGains(note.pan);
		const { left, right } = playNote(note, pad);
		addToLoop(out.left, note.start, left, note.velocity * gains.left);
		addToLoop(out.right, note.start, right, note.velocity * gains.right);
	}
	return out;
}

function playNote({ instrument, pitch, length, velocity }: Note, pad: MoodStyle['pad']): Stereo {
	const frequencyHz = frequencyOf(pitch);
	if (instrument === 'pad')
		return { left: playPad(frequencyHz, length, pad, -1), right: playPad(frequencyHz, length, pad, 1) };
	const players = {
		strings: () => playStrings(frequencyHz, length),
		bell: () => playBell(frequencyHz, velocity),
		pluck: () => playPluck(frequencyHz, velocity),
		marimba: () => playMarimba(frequencyHz, velocity),
		bass: () => playBass(frequencyHz, length),
	};
	const sound = players[instrument]();
	return { left: sound, right: sound };
}

export function renderHits(hits: readonly Hit[], lengthSamples: number): Stereo {
	const out = createStereo(lengthSamples);
	const sounds = new Map<Drum, Float32Array>();
	for (const { drum, start, velocity, pan } of hits) {
		const sound = sounds.get(drum) ?? strikeDrum(drum);
		sounds.set(drum, sound);
		const gains = panGains(pan);
		addToLoop(out.left, start, sound, velocity * gains.left);
		addToLoop(out.right, start, sound, velocity * gains.right);
	}
	return out;
}
