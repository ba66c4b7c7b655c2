import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const told = (code: number, status: string, message: string): FakeAnswer => ({
	status: code,
	json: { error: { code, message, status } },
});

const tasks = ['text_to_video', 'image_to_video', 'reference_to_video', 'edit', 'extend', 'upscale'];

/** By the types of Google's SDK 3.1: members of a request for a video in the background. */
function faultOf(body: Record<string, unknown>): string | undefined {
	const fault = memberFault(
		body,
		['model', 'input', 'response_format'],
		['generation_config', 'background', 'store', 'previous_interaction_id', 'webhook_config'],
	);
	if (fault) return fault;
	const format = body.response_format as Record<string, unknown>;
	const inside = memberFault(format, ['type'], ['aspect_ratio', 'duration', 'resolution', 'delivery', 'gcs_uri']);
	if (inside) return inside;
	const config = body.generation_config as { video_config?: { task?: string } } | undefined;
	const task = config?.video_config?.task;
	const shape = task === 'upscale' ? upscaleFault(body, format) : clipFault(format);
	if (shape) return shape;
	if (task === 'extend' && !hasParts(body, 'video', 'text')) return 'extend needs a video and a text';
	if (!['inline', 'uri'].includes(String(format.delivery))) return 'delivery';
	if (body.background === true && body.store === false) return 'background needs store';
	return task && !tasks.includes(task) ? 'task' : undefined;
}

function clipFault(format: Record<string, unknown>): string | undefined {
	if (!['16:9', '9:16'].includes(String(format.aspect_ratio))) return 'aspect_ratio';
	if (!/^([3-9]|10)s$/.test(String(format.duration))) return 'duration';
	return ['360p', '720p', '1080p', '4k'].includes(String(format.resolution)) ? undefined : 'resolution';
}

/** By Google's page on upscaling: a target and a video, or the interaction that made one. */
function upscaleFault(body: Record<string, unknown>, format: Record<string, unknown>): string | undefined {
	if (!['720p', '1080p', '4k'].includes(String(format.resolution))) return 'resolution';
	return body.previous_interaction_id || hasParts(body, 'video') ? undefined : 'upscale needs a video';
}

type Part = { type: string; data?: string; uri?: string; text?: string };
const hasParts = ({ input }: Record<string, unknown>, ...types: string[]) =>
	Array.isArray(input) &&
	types.every((type) => (input as Part[]).some((part) => part.type === type && (part.data ?? part.uri ?? part.text)));

export type OmniEnd = Record<string, unknown>;

/** An interaction is at work for some looks; then it ends as `end` says, by default with a file. */
export function geminiInteractions(
	secret: string,
	clip: () => Uint8Array,
	end: () => OmniEnd = finished,
	atWork = 1,
): VendorProtocol {
	const looks = new Map<string, number>();
	const post = (request: SeenRequest): FakeAnswer => {
		const fault = faultOf(request.json());
		if (fault) return told(400, 'INVALID_ARGUMENT', fault);
		const id = `v1_omni-${looks.size + 1}`;
		looks.set(id, 0);
		return { status: 200, json: { id, status: 'in_progress', model: request.json().model } };
	};
	return {
		isLoggedIn: ({ headers }) => headers['x-goog-api-key'] === secret,
		unauthorised: {
			status: 400,
			json: { error: { code: 400, message: 'API key not valid', details: [{ reason: 'API_KEY_INVALID' }] } },
		},
		rateLimited: { ...told(429, 'RESOURCE_EXHAUSTED', 'Slow down'), headers: { 'retry-after': '7' } },
		refusals: { 'unknown-model': told(404, 'NOT_FOUND', 'models/veo is no longer available') },
		answer: (request) => {
			if (request.method === 'POST' && request.path === '/v1/interactions') return post(request);
			const file = /^\/v1\/files\/([\w-]+):download$/.exec(request.path)?.[1];
			if (file !== undefined && request.query.get('alt') === 'media')
				return { status: 200, headers: { 'content-type': 'video/mp4' }, bytes: clip() };
			const id = /^\/v1\/interactions\/([\w-]+)$/.exec(request.path)?.[1] ?? '';
			const count = looks.get(id);
			if (count === undefined) return told(404, 'NOT_FOUND', 'No such interaction');
			looks.set(id, count + 1);
			return { status: 200, json: count < atWork ? { id, status: 'in_progress' } : { id, ...end() } };
		},
	};
}

function finished(): OmniEnd {
	const uri = 'https://generativelanguage.googleapis.com/v1beta/files/abc123:download?alt=media';
	const content = [{ type: 'video', uri, mime_type: 'video/mp4' }];
	return { status: 'completed', steps: [{ type: 'thought' }, { type: 'model_output', content }] };
}
