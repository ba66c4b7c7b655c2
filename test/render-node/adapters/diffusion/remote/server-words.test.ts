import { describe, expect, it } from '@jest/globals';
import { decodeBase64 } from '../../../../../render-node/src/adapters/diffusion/remote/decode-base64.js';
import { mediaSignature } from '../../../../../render-node/src/adapters/diffusion/remote/media-signature.js';
import { saidByServer } from '../../../../../render-node/src/adapters/diffusion/remote/said-by-server.js';
import { serverAddress } from '../../../../../render-node/src/adapters/diffusion/remote/server-address.js';
import { serverRefusal } from '../../../../../render-node/src/adapters/diffusion/remote/server-refusal.js';

const no = { said: '', code: '', retryAfter: null };

describe('what a server says', () => {
	it('is told in one short line without secrets and without what was sent', () => {
		const said = saidByServer(`bad\n\tkey "k-1" or Bearer abc.def or sk-abcdefgh1 in ${'QUJD'.repeat(100)}`, [
			'k-1',
			null,
		]);
		expect(said).toBe('bad key "…" or … or … in …');
		expect(saidByServer('a b '.repeat(1000), [])).toHaveLength(500);
		expect(saidByServer('width must be a multiple of 16', ['k-1'])).toBe('width must be a multiple of 16');
	});

	it.each([
		[401, '', 'credential-invalid'],
		[403, '', 'credential-invalid'],
		[429, '', 'rate-limited'],
		[400, 'prompt is too long', 'input-invalid'],
		[422, 'size', 'input-invalid'],
		[400, 'rejected by the safety system', 'content-rejected'],
		[404, 'The model `x` does not exist.', 'configuration-invalid'],
		[404, 'Not Found', 'configuration-invalid'],
		[302, '', 'configuration-invalid'],
		[409, 'currently generating', 'temporarily-unavailable'],
		[500, 'CUDA out of memory', 'temporarily-unavailable'],
		[503, '', 'temporarily-unavailable'],
	])('with %d and "%s" is %s', (status, said, kind) => {
		expect(serverRefusal('The server', { ...no, status, said }).problem).toMatchObject({
			kind,
			title: expect.stringContaining('The server'),
		});
	});

	it('may tell when to come again, in seconds or as a date', () => {
		const after = (retryAfter: string) => serverRefusal('It', { ...no, status: 429, retryAfter }).problem.retryAfterMs;
		expect(after('7')).toBe(7_000);
		expect(after('soon')).toBeUndefined();
		const inAMinute = after(new Date(Date.now() + 60_000).toUTCString()) ?? 0;
		expect(inAMinute).toBeGreaterThan(30_000);
		expect(inAMinute).toBeLessThanOrEqual(61_000);
	});

	it('is bytes only where it is base64', () => {
		expect(decodeBase64('AAEC')).toEqual(Buffer.from([0, 1, 2]));
		expect(decodeBase64('data:image/png;base64,AAEC')).toEqual(Buffer.from([0, 1, 2]));
		expect([decodeBase64(''), decodeBase64('%%%%'), decodeBase64('no base64: [1]')]).toEqual([null, null, null]);
	});

	it('is media only by its first bytes', () => {
		expect(mediaSignature(Buffer.from('89504e470d0a1a0a0000000d', 'hex'))).toBe('png');
		expect(mediaSignature(Buffer.from('\0\0\0\x20ftypisom', 'latin1'))).toBe('mp4');
		expect(mediaSignature(Buffer.from('RIFF\0\0\0\0WEBP', 'latin1'))).toBe('webp');
		expect(mediaSignature(Buffer.from('<svg xmlns="a">'))).toBeNull();
		expect(mediaSignature(Buffer.from('#EXTM3U file:'))).toBeNull();
	});

	it('comes from an address that shows no login', () => {
		expect(serverAddress('http://user:secret@gpu-1:8091/api/?x=1')).toEqual({
			name: 'The server gpu-1:8091',
			baseUrl: 'http://gpu-1:8091/api',
		});
	});
});
