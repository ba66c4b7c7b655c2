import { elevenLabsManners as manners } from '../core/eleven-labs-manners';
import { malformed } from '../core/read-json';
import { acceptAnswer } from '../core/refuse-answer';
import type { VendorAnswer } from '../core/vendor-http';
import type { MadeSound, MusicReach, MusicVendor } from './port';

/** The output that every plan may have. */
const format = { output_format: 'mp3_44100_128' };

async function ask(reach: MusicReach, path: string, json: object): Promise<VendorAnswer> {
	const { http, clock, signal } = reach;
	const request = { method: 'POST', path, query: format, json, timeoutMs: 600_000 } as const;
	return acceptAnswer(await http.send({ ...request, ...(signal && { signal }) }), manners, clock.now());
}

function soundOf({ bytes, headers }: VendorAnswer, usage: MadeSound['usage']): MadeSound {
	const isSound = /^(audio\/|application\/octet-stream)/.test(headers['content-type'] ?? '');
	if (!isSound || bytes.length === 0) throw malformed(manners.label, 'no audio');
	return { file: { bytes, mediaType: 'audio/mpeg' }, usage };
}

/** ElevenLabs Music, and its effects from words. */
export const elevenLabsMusic: MusicVendor = {
	id: 'elevenLabs',
	label: 'ElevenLabs',
	note: 'Music from a description, with or without voices, and sound effects',
	credential: 'showrunnerElevenLabsApi',
	operations: ['Generate track', 'Generate sound effect'],
	proof: 'sdk',
	models: [
		{ id: 'music_v2', label: 'Music v2' },
		{ id: 'music_v2_5', label: 'Music v2.5' },
	],
	// The same for every plan. The page is older than v2.5, so that one has no price.
	prices: {
		...{ provider: 'elevenLabs', currency: 'USD', asOf: '2026-06-30' },
		source: 'https://developer.puter.com/tutorials/elevenlabs-api-pricing/',
		prices: [
			{ model: 'music_v2', unit: 'second', priceMicros: 300_000, per: 60 },
			{ model: 'sound-effect', unit: 'request', priceMicros: 120_000, per: 1 },
		],
	},
	// A seed and a description exclude each other there.
	meets: ['model', 'prompt', 'vocals'],
	lengths: { leastMs: 3_000, mostMs: 600_000 },
	promptCharacters: 4_100,
	rights: {
		licence: 'ElevenLabs music terms: commercial use on paid plans',
		licenceUrl: 'https://elevenlabs.io/music-terms',
		commercialUse: 'conditional',
	},
	usageOf: ({ durationMs }) => ({ second: Math.ceil(durationMs / 1_000) }),
	track: {
		async compose({ prompt, durationMs, model, vocals }, reach) {
			const json = { prompt, music_length_ms: durationMs, model_id: model, force_instrumental: !vocals };
			return soundOf(await ask(reach, '/v1/music', json), { second: Math.ceil(durationMs / 1_000) });
		},
	},
	async effect({ prompt, durationMs }, reach) {
		const seconds = durationMs / 1_000;
		const answer = await ask(reach, '/v1/sound-generation', { text: prompt, duration_seconds: seconds });
		return soundOf(answer, { request: 1 });
	},
};
