import { toBase64 } from '../core/base64';
import { TicketEnded } from '../core/follow-ticket';
import { malformed, readJson, type JsonObject } from '../core/read-json';
import { objectIn, objectsIn, textIn } from '../core/read-members';
import { acceptAnswer, type VendorManners } from '../core/refuse-answer';
import { vendorWords } from '../core/vendor-words';
import type { ClipPiece, ClipReach, ClipVendor, Frames } from './vendor-port';

const manners: VendorManners = {
	label: 'SiliconFlow',
	read: (body) => {
		const message = textIn(body, 'message') ?? textIn(objectIn(body, 'error'), 'message');
		return {
			...(message !== undefined && { message }),
			...(/balance/i.test(message ?? '') && { kind: 'quota-exhausted' as const }),
			...(/model.*(not exist|not found|disabled)/i.test(message ?? '') && {
				...{ kind: 'configuration-invalid' as const, field: 'model' },
			}),
		};
	},
};

const sizes: Record<ClipPiece['aspectRatio'], string> = { '16:9': '1280x720', '9:16': '720x1280', '1:1': '960x960' };

async function ask({ http, clock, signal }: ClipReach, path: string, json: object): Promise<JsonObject> {
	const answer = await http.send({ method: 'POST', path, json, ...(signal && { signal }) });
	return readJson(acceptAnswer(answer, manners, clock.now()), manners.label);
}

const toBody = ({ model, prompt, aspectRatio, seed, negativePrompt }: ClipPiece, { first }: Frames) => ({
	...{ model, prompt, image_size: sizes[aspectRatio] },
	...(negativePrompt !== undefined && { negative_prompt: negativePrompt }),
	...(seed !== undefined && { seed }),
	...(first && { image: `data:${first.mediaType};base64,${toBase64(first.bytes)}` }),
});

/** Wan 2.2 at SiliconFlow. A clip lies at its link for ten minutes: the check that finds it also fetches it. */
export const siliconFlowClips: ClipVendor = {
	id: 'siliconFlow',
	label: 'SiliconFlow',
	note: 'Wan 2.2: clips of 5 s without sound, from words or a picture',
	credential: 'showrunnerSiliconFlowApi',
	operations: ['Generate clips', 'Animate image'],
	proof: 'spec',
	models: (task) => [
		task === 'words'
			? { id: 'Wan-AI/Wan2.2-T2V-A14B', label: 'Wan 2.2 Text to Video' }
			: { id: 'Wan-AI/Wan2.2-I2V-A14B', label: 'Wan 2.2 Image to Video' },
	],
	prices: {
		...{ provider: 'siliconFlow', currency: 'USD', asOf: '2026-11-20' },
		...{ source: 'https://siliconflow.com/pricing', prices: [] },
	},
	meets: ['seed', 'negativePrompt', 'silence'],
	aspectRatios: ['16:9', '9:16', '1:1'],
	resolutions: ['720p'],
	lengthsMs: [5_000],
	rights: {
		licence: 'Apache-2.0 (model), SiliconFlow terms of use',
		licenceUrl: 'https://huggingface.co/Wan-AI/Wan2.2-T2V-A14B',
		commercialUse: 'allowed',
	},
	clip: {
		async start(piece, frames, reach) {
			const requestId = textIn(await ask(reach, '/video/submit', toBody(piece, frames)), 'requestId');
			if (requestId === undefined) throw malformed(manners.label, 'no id of the request');
			return { requestId };
		},
		async check({ requestId }, _piece, reach) {
			const body = await ask(reach, '/video/status', { requestId });
			const status = textIn(body, 'status');
			if (status === 'Failed') throw ended(textIn(body, 'reason') ?? '');
			if (status !== 'Succeed') return undefined;
			const link = textIn(objectsIn(objectIn(body, 'results'), 'videos')[0], 'url');
			if (link === undefined) throw malformed(manners.label, 'no link to the clip');
			return { link };
		},
	},
};

function ended(reason: string): TicketEnded {
	const isContent = /sensitive|moderation|violat|inappropriate|polic/i.test(reason);
	return new TicketEnded({
		kind: isContent ? 'content-rejected' : 'temporarily-unavailable',
		title: `SiliconFlow could not make the clip${reason === '' ? '' : `: ${vendorWords(reason)}`}`,
		fix: isContent ? 'Say it in other words' : 'Run the node again, or put another provider behind it',
	});
}
