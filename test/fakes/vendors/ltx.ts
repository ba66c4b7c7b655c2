import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const told = (status: number, type: string, message: string): FakeAnswer => ({
	status,
	json: { type: 'error', error: { type, message } },
});

function faultOf({ path, ...request }: SeenRequest): string | undefined {
	const body = request.json();
	const image = path === '/v1/image-to-video' ? ['image_uri'] : [];
	const fault = memberFault(body, ['prompt', 'model', 'duration', 'resolution', ...image], []);
	if (fault) return fault;
	if (!/^ltx-/.test(String(body.model))) return 'model';
	if (![6, 8, 10].includes(Number(body.duration))) return 'duration';
	return body.resolution === '1920x1080' ? undefined : 'resolution';
}

/** The body of the answer is the clip itself. */
export function ltxFake(secret: string, clip: () => Uint8Array): VendorProtocol {
	return {
		isLoggedIn: ({ headers }) => headers.authorization === `Bearer ${secret}`,
		unauthorised: told(401, 'authentication_error', 'Invalid API key'),
		rateLimited: { ...told(429, 'rate_limit_error', 'Slow down'), headers: { 'retry-after': '7' } },
		contentRefused: told(422, 'content_filtered_error', 'The prompt was filtered'),
		refusals: { 'no-credit': told(402, 'insufficient_funds_error', 'Top up') },
		answer: (request) => {
			if (!['/v1/text-to-video', '/v1/image-to-video'].includes(request.path))
				return told(404, 'not_found_error', 'No');
			const fault = faultOf(request);
			if (fault) return told(400, 'invalid_request_error', fault);
			return { status: 200, headers: { 'content-type': 'video/mp4', 'x-request-id': 'r-1' }, bytes: clip() };
		},
	};
}
