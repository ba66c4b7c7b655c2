import { describe, expect, it } from '@jest/globals';
import { ProviderError } from '../../../providers/core/provider-error';
import { acceptAnswer } from '../../../providers/core/refuse-answer';
import type { VendorAnswer } from '../../../providers/core/vendor-http';

const answer = (status: number, text = '', headers: Record<string, string> = {}): VendorAnswer => ({
	...{ status, headers, bytes: Buffer.from(text), text: () => text },
});
const refusal = (given: VendorAnswer) => {
	try {
		acceptAnswer(given, { label: 'Muse' }, 0);
		return undefined;
	} catch (error) {
		return error instanceof ProviderError ? error.refusal : undefined;
	}
};

describe('the answer of a vendor', () => {
	it('is taken where it is a good one', () => {
		expect(refusal(answer(200))).toBeUndefined();
		expect(refusal(answer(204))).toBeUndefined();
	});

	it('that sends to another address is none, and nothing was paid', () => {
		const moved = refusal(answer(301, '', { location: 'https://muse.example/v1' }));
		expect(moved).toMatchObject({ kind: 'configuration-invalid', status: 301, paid: 'no' });
		expect(moved?.fix).toContain("'Base URL'");
	});

	it('tells by its status who can help', () => {
		const kinds = [401, 402, 404, 418, 429, 503, 529].map((status) => refusal(answer(status))?.kind);
		expect(kinds).toEqual([
			...['credential-invalid', 'quota-exhausted', 'configuration-invalid', 'input-invalid'],
			...['rate-limited', 'temporarily-unavailable', 'temporarily-unavailable'],
		]);
	});

	it('of a gateway that gave up may have been paid for', () => {
		expect(refusal(answer(504))?.paid).toBe('unknown');
		expect(refusal(answer(503))?.paid).toBe('no');
	});
});
