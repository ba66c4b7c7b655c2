import type { PersonalPlace, PersonalPlaces } from '@showrunner/contract';
import { listFields } from '../../../shared/fields/list-fields';
import { getMany as readPages } from '../../../shared/get-many';
import type { ItemOperation } from '../../../shared/operation';
import { knownByField, personTimeoutMs, readKnownBy } from './known-by';

export const search: ItemOperation = {
	value: 'search',
	name: 'Search',
	action: 'Search person',
	description: 'Find every place in the books where a person is named, with the words around it',
	properties: [knownByField, ...listFields],
	async execute(item) {
		const texts = readKnownBy(item);
		const client = item.client({ timeoutMs: personTimeoutMs });
		let first: PersonalPlaces | undefined;
		const places = await readPages<PersonalPlace>(item, async (paging) => {
			const page = await client.call('searchPerson', { body: { texts, ...paging } });
			first ??= page;
			return page;
		});
		const counts = first?.counts ?? [];
		const rows = counts.reduce((sum, counted) => sum + counted.rows, 0);
		return item.withSection('personalData', { textsHash: first?.textsHash, rows, counts, places });
	},
};
