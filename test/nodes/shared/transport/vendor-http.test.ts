import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { NotKept } from '../../../../providers/core/keep-file';
import { vendorHttpOf } from '../../../../nodes/shared/transport/vendor-http-of';

/** n8n's helpers as far as a call needs them; what goes into the store is noted. */
function caller(statusCode: number, ending = 'It was stored', code?: string) {
	const asked: IHttpRequestOptions[] = [];
	const stored: string[] = [];
	const context = {
		getCredentials: async () => ({ baseUrl: 'https://one.example.com', apiKey: 'canary-5522-long' }),
		getNode: () => ({}),
		getExecutionCancelSignal: () => undefined,
		helpers: {
			async httpRequestWithAuthentication(_type: string, options: IHttpRequestOptions) {
				asked.push(options);
				return {
					statusCode,
					headers: { location: 'https://two.example.com' },
					body: Readable.from([Buffer.from('Moved')]),
				};
			},
			binaryToBuffer: async (stream: Readable) => Buffer.concat(await stream.toArray()),
			async prepareBinaryData() {
				stored.push('file');
				throw Object.assign(new Error(ending), { code });
			},
		},
	} as unknown as IExecuteFunctions;
	return { http: vendorHttpOf(context, { label: 'One', credential: 'oneApi' }), asked, stored };
}

describe('a vendor’s file that goes straight into the store', () => {
	const request = { method: 'GET', path: '/v1/file' } as const;
	const file = { name: 'clip.mp4', mediaType: 'video/mp4' };

	it('is none where the vendor sends to another address, and the login does not go there', async () => {
		const { http, asked, stored } = caller(302);
		const answer = await http.sendToStore(request, file);
		expect(answer).toMatchObject({ status: 302 });
		expect('text' in answer && answer.text()).toBe('Moved');
		expect(stored).toEqual([]);
		expect(asked.map(({ disableFollowRedirect }) => disableFollowRedirect)).toEqual([true]);
	});

	it('is stored where it came', async () => {
		const { http, stored } = caller(200);
		await expect(http.sendToStore(request, file)).rejects.toThrow('It was stored');
		expect(stored).toEqual(['file']);
	});

	it('was not given where the stream breaks off, and not kept where the disk is full', async () => {
		const broken = caller(200, 'aborted').http.sendToStore(request, file);
		await expect(broken).rejects.toMatchObject({ kind: 'temporarily-unavailable', message: 'One gave no answer' });
		const full = caller(200, 'ENOSPC: no space left on device', 'ENOSPC').http.sendToStore(request, file);
		await expect(full).rejects.toBeInstanceOf(NotKept);
	});
});
