import { describe, expect, it } from '@jest/globals';
import { pexelsStock } from '../../../providers/stock/pexels';
import { pexels } from '../../fakes/vendors/pexels';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'pexels-canary-83ad10f2';
const login = { authorization: secret };
const entry = { id: 7, url: 'https://files.example/7.mp4', width: 1_080, height: 1_920, seconds: 12 };
const protocol = pexels({ secret, library: { photos: [entry], videos: [entry] } });
const wanted = { kind: 'video', query: 'lighthouse', locale: 'de', aspectRatio: '9:16' } as const;

vendorSuite({
	name: 'Pexels: search',
	...{ protocol, secret, login },
	call: async (context) => await pexelsStock.search(wanted, context),
	refusedQueries: [{ query: undefined }, { per_page: '81' }, { orientation: 'upright' }, { lang: 'de' }],
});

describe('Pexels', () => {
	const search = async (change: object = {}) =>
		await onFake(protocol, { login }, async (context, fake) => {
			const hits = await pexelsStock.search({ ...wanted, ...change }, context);
			return { hits, query: Object.fromEntries(fake.seen[0]?.query ?? []) };
		});

	it('is asked for the shape and the language, and gives files without streams', async () => {
		const { hits, query } = await search();
		expect(query).toEqual({ query: 'lighthouse', orientation: 'portrait', locale: 'de-DE', per_page: '40' });
		expect(hits).toEqual([
			{
				...{ sourceId: 'pexels:video:7', pageUrl: 'https://www.pexels.com/video/7/', author: 'Ada Lens' },
				...{ durationMs: 12_000, files: [{ url: entry.url, width: 1_080, height: 1_920 }] },
			},
		]);
	});

	it('is not asked for a language that it does not know', async () => {
		const { query, hits } = await search({ locale: 'he', kind: 'photo', aspectRatio: '1:1' });
		expect(query).toEqual({ query: 'lighthouse', orientation: 'square', per_page: '40' });
		expect(hits[0]).toMatchObject({ sourceId: 'pexels:photo:7', durationMs: null });
	});
});
