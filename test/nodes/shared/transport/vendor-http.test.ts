import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { vendorHttpOf } from '../../../../nodes/shared/transport/vendor-http-of';

/** n8n's helpers as far as a call needs them; what goes into the store is noted. */
function caller(statusCode: number) {
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
				throw new Error('It was stored');
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
});
