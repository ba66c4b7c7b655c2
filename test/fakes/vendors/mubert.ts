import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const told = (status: number, code: string, message: string): FakeAnswer => ({
	status,
	json: { error: { code, message } },
});

/** By the vendor's published spec of v3: exactly one of prompt, playlist_index and image; bpm and key only with a playlist. */
function faultOf(body: Record<string, unknown>): string | undefined {
	const others = ['prompt', 'playlist_index', 'image', 'mode', 'intensity', 'format', 'bitrate', 'bpm', 'key'];
	const fault = memberFault(body, ['duration'], others);
	if (fault) return fault;
	if (!Number.isInteger(body.duration) || Number(body.duration) < 5) return 'duration must be at least 5';
	if (['prompt', 'playlist_index', 'image'].filter((name) => body[name] !== undefined).length !== 1)
		return 'one of prompt';
	if (String(body.prompt ?? '').length > 255) return 'prompt is longer than 255';
	if (body.playlist_index === undefined && (body.bpm !== undefined || body.key !== undefined))
		return 'bpm needs a playlist';
	if (!['track', 'jingle', 'loop', 'mix'].includes(String(body.mode ?? 'track'))) return 'mode';
	if (!['low', 'medium', 'high'].includes(String(body.intensity ?? 'medium'))) return 'intensity';
	return ['mp3', 'wav'].includes(String(body.format ?? 'mp3')) ? undefined : 'format';
}

type Steps = { looks: number; sound: () => Uint8Array; base: () => string };

/** A track is at work for two looks; then it lies at a link. */
export function mubertFake(secret: string, { looks, sound, base }: Steps): VendorProtocol {
	const asked = new Map<string, number>();
	const state = (id: string) => {
		const count = (asked.get(id) ?? 0) + 1;
		asked.set(id, count);
		if (count <= looks) return { status: 'processing' };
		return {
			status: 'done',
			url: `${base()}/files/${id}.mp3`,
			expired_at: '2026-12-01T00:00:00Z',
			session_id: `licence-${id}`,
		};
	};
	const post = (request: SeenRequest): FakeAnswer => {
		const fault = faultOf(request.json());
		if (fault) return told(422, 'ValidationError', fault);
		const id = `track-${asked.size + 1}`;
		asked.set(id, 0);
		return { status: 200, json: { data: { id, generations: [{ status: 'processing' }] } } };
	};
	return {
		isLoggedIn: ({ headers, path }) =>
			path.startsWith('/files/') || (headers['customer-id'] === 'customer-1' && headers['access-token'] === secret),
		unauthorised: told(403, 'Forbidden', 'Access denied'),
		rateLimited: { ...told(429, 'TooManyRequests', 'Slow down'), headers: { 'retry-after': '7' } },
		refusals: {
			'used-up': told(403, 'LicenseLimitTracksCount', 'Your licence has no tracks left'),
			'too-many': told(403, 'LicenseLimitConcurrentGenerations', 'Two at once'),
		},
		answer: (request) => {
			if (request.path.startsWith('/files/'))
				return { status: 200, headers: { 'content-type': 'audio/mpeg' }, bytes: sound() };
			if (request.method === 'POST' && request.path === '/api/v3/public/tracks') return post(request);
			const id = /^\/api\/v3\/public\/tracks\/([\w-]+)$/.exec(request.path)?.[1];
			if (!id || !asked.has(id)) return told(404, 'NotFound', 'No such track');
			return { status: 200, json: { data: { id, generations: [state(id)] } } };
		},
	};
}
