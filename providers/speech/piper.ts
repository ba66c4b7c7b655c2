import { malformed, isJsonObject, readJson } from '../core/read-json';
import { objectIn, textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import { speechOperations } from './operations';
import { localeOf, pickVoice } from './pick-voice';
import { characters } from './text-limits';
import type { SpeechReach, SpeechVendor, VendorVoice } from './port';

const label = 'Piper';

/** Piper's server is Flask: what goes wrong in it is a page of HTML with status 500. */
const manners: VendorManners = {
	label,
	read: (_body, { status }) =>
		status === 500 ? { fix: "Look at the server's own output: the voice may not be downloaded" } : {},
};

/** The HTTP server that comes with Piper: `python3 -m piper.http_server`. */
export const piperSpeech: SpeechVendor = {
	id: 'piper',
	label,
	note: 'Piper on your own server, free of charge',
	credential: 'showrunnerPiperApi',
	operations: speechOperations,
	proof: 'spec',
	models: [],
	prices: {
		...{ provider: 'piper', currency: 'USD', asOf: '2026-11-20' },
		source: 'the user’s own server',
		prices: [{ model: '*', unit: 'character', priceMicros: 0, per: 1 }],
	},
	lanes: 1,
	meets: [],
	speeds: { least: 0.25, most: 4 },
	longest: () => characters(4_000),
	rights: { licence: 'By the voice: see its model card', commercialUse: 'conditional' },
	modelOf: (voice) => voice,
	usageOf: ({ text }) => ({ character: text.length }),
	async say({ text, voice, speed }, { http, clock, signal }) {
		// Piper stretches what it says: half the pace is twice the length.
		const json = { text, voice, ...(speed !== 1 && { length_scale: Math.round(1000 / speed) / 1000 }) };
		const request = { method: 'POST', path: '/', json, timeoutMs: 240_000 } as const;
		const answer = await http.send({ ...request, ...(signal && { signal }) });
		const { bytes } = acceptAnswer(answer, manners, clock.now());
		// A server that does not find the voice speaks with another: nothing in the answer tells.
		if (String.fromCharCode(...bytes.subarray(0, 4)) !== 'RIFF') throw malformed(label, 'no WAV');
		return { bytes, mediaType: 'audio/wav', usage: { character: text.length } };
	},
	listVoices,
	async ownVoice(locale, reach) {
		return pickVoice(await listVoices(reach), locale, label);
	},
};

/** The server lists the voices that it has on its disk, each with its whole configuration. */
async function listVoices({ http, clock, signal }: SpeechReach): Promise<VendorVoice[]> {
	const answer = await http.send({ method: 'GET', path: '/voices', ...(signal && { signal }) });
	const voices = readJson(acceptAnswer(answer, manners, clock.now()), label);
	return Object.entries(voices).flatMap(([id, config]) => {
		if (!isJsonObject(config)) return [];
		const locale = localeOf(textIn(objectIn(config, 'language'), 'code') ?? id.split('-')[0]);
		const locales = locale === null ? [] : [locale];
		return [{ id, label: id, locales, gender: 'unknown' as const, licence: 'By the voice: see its model card' }];
	});
}
