import type { FakeAnswer, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const page = (status: number, title: string): FakeAnswer => ({
	status,
	headers: { 'content-type': 'text/html' },
	bytes: Buffer.from(`<!doctype html><title>${status} ${title}</title>`),
});

const voices = {
	'en_US-lessac-medium': { language: { code: 'en_US' }, audio: { sample_rate: 22_050 } },
	'en_GB-alan-low': { language: { code: 'en_GB' } },
	'de_DE-thorsten-high': {},
};

/** The server of Piper behind a proxy that asks for a key; what Piper stumbles over is a page with status 500. */
export const piperFake = (
	secret: string,
	speak: (text: string) => Uint8Array | Promise<Uint8Array>,
): VendorProtocol => ({
	isLoggedIn: ({ headers }) => headers.authorization === `Bearer ${secret}`,
	unauthorised: page(401, 'Authorization Required'),
	rateLimited: { ...page(429, 'Too Many Requests'), headers: { 'retry-after': '7' } },
	refusals: { broken: page(500, 'Internal Server Error') },
	answer: async ({ method, path, json }) => {
		if (method === 'GET' && path === '/voices') return { status: 200, json: voices };
		if (method !== 'POST' || path !== '/') return page(404, 'Not Found');
		const body = json();
		const options = ['voice', 'speaker', 'speaker_id', 'length_scale', 'noise_scale', 'noise_w_scale'];
		if (memberFault(body, ['text'], options) || String(body.text).trim() === '')
			return page(500, 'Internal Server Error');
		if (body.length_scale !== undefined && !(Number(body.length_scale) > 0)) return page(500, 'Internal Server Error');
		return { status: 200, headers: { 'content-type': 'audio/wav' }, bytes: await speak(String(body.text)) };
	},
});
