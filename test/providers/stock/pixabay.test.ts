import { describe, expect, it } from '@jest/globals';
import { pixabayStock } from '../../../providers/stock/pixabay';
import { pixabay } from '../../fakes/vendors/pixabay';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'pixabay-canary-5510ce';
const loginQuery = { key: secret };
const entry = { id: 9, url: 'https://files.example/9', width: 4_000, height: 3_000, seconds: 5 };
const protocol = pixabay({ secret, library: { photos: [entry], videos: [entry] } });
const wanted = { kind: 'photo', query: 'sea '.repeat(40), locale: 'pt-BR', aspectRatio: '16:9' } as const;

vendorSuite({
	name: 'Pixabay: search',
	...{ protocol, secret, loginQuery },
	call: async (context) => await pixabayStock.search(wanted, context),
	refusedQueries: [{ q: 'x'.repeat(101) }, { per_page: '2' }, { orientation: 'portrait' }, { query: 'sea' }],
});

describe('Pixabay', () => {
	const search = async (change: object = {}) =>
		await onFake(protocol, { loginQuery }, async (context, fake) => {
			const hits = await pixabayStock.search({ ...wanted, ...change }, context);
			return { hits, query: Object.fromEntries(fake.seen[0]?.query ?? []) };
		});

	it('is asked with words that it takes, and tells the size that a photo really comes in', async () => {
		const { hits, query } = await search();
		expect(query).toMatchObject({ lang: 'pt', orientation: 'horizontal', image_type: 'photo', per_page: '40' });
		expect(query.q).toHaveLength(100);
		expect(hits).toMatchObject([{ sourceId: 'pixabay:photo:9', files: [{ width: 1_280, height: 960 }] }]);
	});

	it('gives of a clip the sizes that it has', async () => {
		const { hits, query } = await search({ kind: 'video' });
		expect(query).not.toHaveProperty('orientation');
		expect(hits[0]?.files.map(({ width }) => width)).toEqual([4_000, 2_000]);
	});
});
