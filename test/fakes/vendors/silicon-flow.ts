import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const told = (status: number, message: string): FakeAnswer => ({ status, json: { code: 20_012, message, data: null } });

function faultOf(body: Record<string, unknown>): string | undefined {
	const fault = memberFault(body, ['model', 'prompt', 'image_size'], ['negative_prompt', 'image', 'seed']);
	if (fault) return fault;
	if (!['1280x720', '720x1280', '960x960'].includes(String(body.image_size))) return 'image_size';
	const needsImage = String(body.model).includes('I2V');
	if (needsImage && !/^(data:image\/\w+;base64,|https?:)/.test(String(body.image ?? ''))) return 'image is required';
	return undefined;
}

export type WanSteps = { clip: () => Uint8Array; base: () => string; end?: () => object; looks?: () => number };

/** A clip is at work for some looks; then its link works once, as if ten minutes had gone by after that. */
export function siliconFlow(secret: string, { clip, base, end, looks = () => 1 }: WanSteps): VendorProtocol {
	const asked = new Map<string, number>();
	const used = new Set<string>();
	const status = (id: string): object => {
		const count = (asked.get(id) ?? 0) + 1;
		asked.set(id, count);
		if (count <= looks()) return { status: 'InProgress' };
		return end?.() ?? { status: 'Succeed', results: { videos: [{ url: `${base()}/files/${id}.mp4` }] } };
	};
	const submit = (request: SeenRequest): FakeAnswer => {
		const fault = faultOf(request.json());
		if (fault) return told(400, fault);
		const requestId = `wan-${asked.size + 1}`;
		asked.set(requestId, 0);
		return { status: 200, json: { requestId } };
	};
	return {
		isLoggedIn: ({ headers, path }) => path.startsWith('/files/') || headers.authorization === `Bearer ${secret}`,
		unauthorised: told(401, 'Invalid token'),
		rateLimited: { ...told(429, 'Request was rejected due to rate limiting'), headers: { 'retry-after': '7' } },
		refusals: {
			'no-credit': told(403, 'Sorry, your account balance is insufficient'),
			'unknown-model': told(400, 'Model does not exist. Please check it carefully.'),
		},
		answer: (request) => {
			if (request.path.startsWith('/files/')) {
				if (used.has(request.path)) return { status: 404 };
				if (request.method === 'GET') used.add(request.path);
				return { status: 200, headers: { 'content-type': 'video/mp4' }, bytes: clip() };
			}
			if (request.method !== 'POST') return told(405, 'Method not allowed');
			if (request.path === '/video/submit') return submit(request);
			const id = String(request.json().requestId);
			if (request.path !== '/video/status' || !asked.has(id)) return told(404, 'No such request');
			return { status: 200, json: status(id) };
		},
	};
}
