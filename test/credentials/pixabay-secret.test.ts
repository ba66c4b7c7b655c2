import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resolveFields } from '../kits/engine-credentials';
import { credentialContext } from '../kits/test-credential';
import { openVendorDoor, type OpenDoor } from './open-vendor-door';
import { doors } from './vendor-doors';

const type = 'showrunnerPixabayApi';

describe('the key of Pixabay, which travels in the address', () => {
	let vendor: OpenDoor;
	beforeAll(async () => {
		const door = doors.find((entry) => entry.type === type);
		if (!door) throw new Error('Pixabay has no door');
		vendor = await openVendorDoor({ ...door, asks: 'GET /api/?q=sea' });
	});
	afterAll(async () => await vendor.close());

	/** Everything that n8n keeps of a failed request and shows of it. */
	const saidOf = async (url: string, apiKey: string) => {
		const { workflow, context } = credentialContext(type, await resolveFields(type, { apiKey, baseUrl: vendor.url }));
		await workflow.expression.acquireIsolate();
		try {
			await context.helpers.httpRequestWithAuthentication.call(context, type, {
				method: 'GET',
				url,
				qs: { q: 'sea' },
			});
			return 'answered';
		} catch (error) {
			return JSON.stringify([(error as Error).message, error, Object.entries(error as Error)]);
		} finally {
			await workflow.expression.releaseIsolate();
		}
	};

	it('reaches Pixabay', async () => {
		expect(await saidOf(`${vendor.url}/api/`, doors.find((entry) => entry.type === type)?.query?.key ?? '')).toBe(
			'answered',
		);
	});

	it.each([
		['refused', () => `${vendor.url}/api/`],
		['sent to the wrong page', () => `${vendor.url}/elsewhere`],
		['not taken by anyone', () => 'http://127.0.0.1:9/api/'],
	])('is in no text about a request that was %s', async (_, url) => {
		const said = await saidOf(url(), '12345-secret');
		expect(said).toMatch(/NodeApiError/);
		expect(said).not.toContain('12345-secret');
	});
});
