import { fromBase64, toBase64 } from '../core/base64';
import { TicketEnded } from '../core/follow-ticket';
import { geminiManners } from '../core/gemini-manners';
import type { MadeFile } from '../core/keep-file';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, refusalOf } from '../core/refuse-answer';
import type { VendorRequest } from '../core/vendor-http';
import { endedBadly } from './gemini-status';
import type { ClipPiece, ClipReach, ClipVendor, Frames } from './vendor-port';

const manners = geminiManners('Google Gemini');

async function ask({ http, clock, signal }: ClipReach, request: VendorRequest): Promise<JsonObject> {
	const answer = await http.send({ ...request, ...(signal && { signal }) });
	return readJson(acceptAnswer(answer, manners, clock.now()), manners.label);
}

/** Kept by Google (`store`), for what is not stored cannot be asked for in the background. */
function toBody({ model, prompt, aspectRatio, durationMs, resolution, seed }: ClipPiece, { first }: Frames) {
	const image = first && { type: 'image', data: toBase64(first.bytes), mime_type: first.mediaType };
	return {
		model,
		input: image ? [image, { type: 'text', text: prompt }] : prompt,
		response_format: {
			...{ type: 'video', aspect_ratio: aspectRatio, duration: `${durationMs / 1_000}s` },
			...{ resolution, delivery: 'uri' },
		},
		generation_config: {
			...(seed !== undefined && { seed: seed & 0x7fff_ffff }),
			video_config: { task: image ? 'image_to_video' : 'text_to_video' },
		},
		background: true,
		store: true,
	};
}

/** Gemini Omni on Google's Interactions API, which took the place of Veo there. */
export const geminiClips: ClipVendor = {
	id: 'gemini',
	label: 'Google Gemini',
	note: 'Omni: clips of 3 to 10 s with sound, from words or a picture',
	credential: 'showrunnerGeminiApi',
	operations: ['Generate clips', 'Animate image'],
	proof: 'sdk',
	models: () => [
		{ id: 'gemini-omni-1.1-flash', label: 'Gemini Omni 1.1 Flash' },
		{
			...{ id: 'gemini-omni-flash-preview', label: 'Gemini Omni Flash Preview' },
			...{ shutDownOn: '2026-09-30', successor: 'gemini-omni-1.1-flash' },
		},
		...['veo-3.1-generate-preview', 'veo-3.1-fast-generate-preview'].map((id) => {
			return { id, label: id, shutDownOn: '2026-10-22', successor: 'gemini-omni-1.1-flash' };
		}),
	],
	prices: {
		...{ provider: 'gemini', currency: 'USD', asOf: '2026-11-20' },
		...{ source: 'https://ai.google.dev/gemini-api/docs/pricing', prices: [] },
	},
	meets: ['seed'],
	aspectRatios: ['16:9', '9:16'],
	resolutions: ['720p', '1080p'],
	lengthsMs: [3_000, 4_000, 5_000, 6_000, 7_000, 8_000, 9_000, 10_000],
	rights: {
		licence: 'Gemini API Additional Terms of Service',
		licenceUrl: 'https://ai.google.dev/gemini-api/terms',
		commercialUse: 'conditional',
	},
	clip: {
		async start(piece, frames, reach) {
			const json = toBody(piece, frames);
			const id = textIn(await ask(reach, { method: 'POST', path: '/v1/interactions', json }), 'id');
			if (id === undefined) throw malformed(manners.label, 'no id of the interaction');
			return { id };
		},
		async check({ id }, _piece, reach) {
			const path = `/v1/interactions/${encodeURIComponent(String(id))}`;
			const body = await ask(reach, { method: 'GET', path });
			const status = textIn(body, 'status');
			if (status === 'in_progress' || status === 'queued') return undefined;
			if (status !== 'completed') throw endedBadly(manners.label, status, body);
			return await fileOf(body, reach);
		},
	},
};

/** The video stands in the steps; `output_video` is made up by Google's SDKs and is in no answer. */
async function fileOf(body: JsonObject, reach: ClipReach): Promise<MadeFile> {
	const video = objectsIn(body, 'steps')
		.flatMap((step) => objectsIn(step, 'content'))
		.find(({ type }) => type === 'video');
	const data = textIn(video, 'data');
	if (data !== undefined) return { bytes: fromBase64(data), mediaType: textIn(video, 'mime_type') ?? 'video/mp4' };
	const name = /\/?files\/([\w-]+)/.exec(textIn(video, 'uri') ?? '')?.[1];
	if (name !== undefined) return await download(name, reach);
	throw new TicketEnded({
		kind: 'content-rejected',
		title: `${manners.label} ended without a video`,
		fix: 'Say it in other words',
		paid: 'unknown',
	});
}

/** By the path that is known, not by the address in the answer: the key goes with it. */
async function download(name: string, { http, clock, signal }: ClipReach): Promise<MadeFile> {
	const request = {
		...({ method: 'GET', path: `/v1/files/${name}:download`, query: { alt: 'media' } } as const),
		timeoutMs: 600_000,
		...(signal && { signal }),
	};
	const answer = await http.sendToStore(request, { name: 'clip.mp4', mediaType: 'video/mp4' });
	if ('asset' in answer) return { asset: answer.asset };
	throw refusalOf(answer, manners, clock.now());
}
