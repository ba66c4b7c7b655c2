import { toBase64 } from '../core/base64';
import { malformed } from '../core/read-json';
import { objectIn, textIn } from '../core/read-members';
import { refusalOf, type VendorManners } from '../core/refuse-answer';
import type { ClipPiece, ClipVendor, Frames } from './vendor-port';

const manners: VendorManners = {
	label: 'LTX',
	read: (body) => {
		const error = objectIn(body, 'error');
		const message = textIn(error, 'message') ?? textIn(body, 'message');
		const type = `${textIn(error, 'type') ?? ''} ${textIn(error, 'code') ?? ''}`;
		return {
			...(message !== undefined && { message }),
			...(/content|safety|moderation/i.test(type) && { kind: 'content-rejected' as const }),
			...(/insufficient|funds|credit/i.test(type) && { kind: 'quota-exhausted' as const }),
		};
	},
};

/** The answer is the clip itself, after minutes. */
const callMs = 15 * 60_000;

const toBody = ({ model, prompt, durationMs }: ClipPiece, { first }: Frames) => ({
	...{ prompt, model, duration: durationMs / 1_000, resolution: '1920x1080' },
	...(first && { image_uri: `data:${first.mediaType};base64,${toBase64(first.bytes)}` }),
});

/**
 * Lightricks' own API. The body of the answer is the MP4 and there is no id of the work: where the connection is lost, it
 * may have been paid, and nobody can ask for it again.
 */
export const ltxClips: ClipVendor = {
	id: 'ltx',
	label: 'LTX',
	note: 'LTX-2: clips of 6, 8 or 10 s in 16:9 with sound, from words or a picture',
	credential: 'showrunnerLtxApi',
	operations: ['Generate clips', 'Animate image'],
	proof: 'spec',
	models: () => [
		{ id: 'ltx-2-pro', label: 'LTX-2 Pro' },
		{ id: 'ltx-2-fast', label: 'LTX-2 Fast' },
	],
	prices: {
		...{ provider: 'ltx', currency: 'USD', asOf: '2026-11-20' },
		...{ source: 'https://docs.ltx.video', prices: [] },
	},
	meets: [],
	aspectRatios: ['16:9'],
	resolutions: ['1080p'],
	lengthsMs: [6_000, 8_000, 10_000],
	rights: { licence: 'LTX API terms', licenceUrl: 'https://docs.ltx.video', commercialUse: 'conditional' },
	clip: {
		async make(piece, frames, { http, clock, signal }) {
			const path = frames.first ? '/v1/image-to-video' : '/v1/text-to-video';
			const json = toBody(piece, frames);
			const request = { method: 'POST', path, json, timeoutMs: callMs, ...(signal && { signal }) } as const;
			const answer = await http.sendToStore(request, { name: 'clip.mp4', mediaType: 'video/mp4' });
			if (!('asset' in answer)) throw refusalOf(answer, manners, clock.now());
			if (/json|text/.test(answer.headers['content-type'] ?? '')) throw malformed(manners.label, 'no clip');
			return { asset: answer.asset };
		},
	},
};
