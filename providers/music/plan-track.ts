import type { Mood } from '../../contract/vocabulary';
import { chooseModel } from '../core/model-card';
import { ownModel } from '../core/own-model';
import type { Warning } from '../core/run-chain';
import type { MusicVendor, TrackPiece, TrackRequest, TrackWish } from './port';

/** What each mood sounds like, in the words that composers of prompts use. */
const soundOf: Record<Mood, string> = {
	calm: 'calm, warm and slow ambient music with soft piano and pads',
	uplifting: 'uplifting, bright and hopeful music with light drums, guitar and strings',
	mysterious: 'mysterious, dark and sparse music with low drones and distant bells',
	dramatic: 'dramatic, tense cinematic music with strings and deep percussion',
	playful: 'playful, bouncy and light music with pizzicato, marimba and claps',
};

const background = 'background music under a narrator, no abrupt changes';

/**
 * A request as this vendor can meet it, and what had to be left out of it or made otherwise.
 * @param vendors ids of all vendors of music, that models are told apart by
 */
export function planTrack(
	vendor: MusicVendor,
	request: TrackRequest,
	{ vendors, nowMs }: { vendors: readonly string[]; nowMs: number },
): { piece: TrackPiece; warnings: Warning[] } {
	const named = ownModel(vendor, request.model, vendors);
	const isTaken = vendor.meets.includes('model');
	const { model, warnings: aged } = chooseModel(vendor.models, isTaken ? named.model : undefined, nowMs);
	const { leastMs, mostMs } = vendor.lengths;
	const durationMs = Math.min(Math.max(request.durationMs, leastMs), mostMs);
	const words = [request.prompt?.trim() || soundOf[request.mood], background].join('. ');
	const { intensity = 'medium', vocals = false, loop = false, seed } = request;
	const piece = { model, durationMs, seed, intensity, vocals, loop, prompt: words.slice(0, vendor.promptCharacters) };
	return {
		piece,
		warnings: [
			...named.warnings,
			...aged,
			...unmet(vendor, { ...request, model: named.model }),
			...(words.length > vendor.promptCharacters ? [shortened(vendor)] : []),
			...(durationMs < request.durationMs ? [repeats(vendor, durationMs)] : []),
			...(vendor.caution ? [vendor.caution] : []),
		],
	};
}

const names: Partial<Record<TrackWish, string>> = {
	model: 'no choice of models',
	prompt: 'no description in words: the mood alone decides',
	intensity: 'no intensity',
	vocals: 'no voices',
	loop: 'no loops without a seam',
};

/** A seed follows from the story by itself, so nobody misses it; the others are in the request only where they were asked for. */
function unmet({ label, meets }: MusicVendor, request: { [wish in TrackWish]?: unknown }): Warning[] {
	return (Object.keys(names) as TrackWish[])
		.filter((wish) => request[wish] !== undefined && request[wish] !== false && !meets.includes(wish))
		.map((field) => ({ code: 'option-unsupported', message: `${label} has ${names[field]}`, field }));
}

function shortened({ label, promptCharacters }: MusicVendor): Warning {
	const message = `${label} takes at most ${promptCharacters} characters; the end of the description was left out`;
	return { code: 'prompt-truncated', message, field: 'prompt' };
}

function repeats({ label }: MusicVendor, durationMs: number): Warning {
	const message = `${label} makes at most ${Math.floor(durationMs / 1000)} s; the track repeats where the video is longer`;
	return { code: 'music-looped', message, field: 'durationSeconds' };
}
