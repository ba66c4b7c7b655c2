import { malformed } from '../core/read-json';
import { textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import { ProviderError } from '../core/provider-error';
import type { VendorAnswer } from '../core/vendor-http';
import type { MusicVendor } from './port';

/** A 403 is told by its name: content, or a key without the right. */
const manners: VendorManners = {
	label: 'Stable Audio',
	read: (body) => {
		const name = textIn(body, 'name');
		const errors =
			body && typeof body === 'object' && 'errors' in body && Array.isArray(body.errors) ? body.errors : [];
		const message = errors.filter((entry) => typeof entry === 'string').join('; ') || name;
		return {
			...(message && { message }),
			...(name === 'content_moderation' && { kind: 'content-rejected' as const }),
			...(name === 'payment_required' && { kind: 'quota-exhausted' as const }),
		};
	},
};

/** 20 credits a track, whatever its length; a credit is $0.01. */
const prices: MusicVendor['prices'] = {
	provider: 'stableAudio',
	currency: 'USD',
	asOf: '2025-08-01',
	source: 'https://stability.ai/api-pricing-update-25',
	prices: [{ model: 'stable-audio-2.5', unit: 'track', priceMicros: 200_000, per: 1 }],
};

export const stableAudioMusic: MusicVendor = {
	id: 'stableAudio',
	label: 'Stable Audio',
	note: 'Instrumental music up to three minutes, trained on licensed recordings',
	credential: 'showrunnerStabilityApi',
	operations: ['Generate track'],
	proof: 'spec',
	models: [{ id: 'stable-audio-2.5', label: 'Stable Audio 2.5' }],
	prices,
	meets: ['model', 'prompt', 'seed'],
	lengths: { leastMs: 1_000, mostMs: 190_000 },
	promptCharacters: 10_000,
	rights: {
		licence: 'Stability AI terms of service: the output is yours to use',
		licenceUrl: 'https://stability.ai/terms-of-service',
		commercialUse: 'allowed',
	},
	usageOf: () => ({ track: 1 }),
	track: {
		async compose({ prompt, durationMs, seed, model }, { http, clock, signal }) {
			const form = new FormData();
			const fields = { prompt, duration: String(Math.round(durationMs / 1_000)), seed: String(seed % 4_294_967_295) };
			for (const [name, value] of Object.entries({ ...fields, model, output_format: 'mp3' })) form.append(name, value);
			const answer = await http.send({
				...{ method: 'POST', path: '/v2beta/audio/stable-audio-2/text-to-audio', form, timeoutMs: 600_000 },
				headers: { accept: 'audio/*' },
				...(signal && { signal }),
			});
			return { file: fileOf(acceptAnswer(answer, manners, clock.now())), usage: { track: 1 } };
		},
	},
};

function fileOf({ bytes, headers }: VendorAnswer) {
	if (headers['finish-reason'] === 'CONTENT_FILTERED') {
		const title = 'Stable Audio refused the content';
		throw new ProviderError({ kind: 'content-rejected', title, fix: 'Say it in other words', field: 'prompt' });
	}
	const type = headers['content-type'] ?? '';
	if (!type.startsWith('audio/') || bytes.length === 0) throw malformed(manners.label, 'no audio');
	return { bytes, mediaType: type.startsWith('audio/wav') ? 'audio/wav' : 'audio/mpeg' };
}
