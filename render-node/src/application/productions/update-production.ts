import type { Production, updateProductionRequest } from '@showrunner/contract';
import type { z } from 'zod';
import type { Deps } from '../deps.js';
import { refuseUnprintable } from '../validation/refuse-unprintable.js';
import { productionNotFound, showProduction } from './get-production.js';

export function updateProduction(
	{ store, clock }: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
	change: z.output<typeof updateProductionRequest>,
): Promise<Production> {
	refuseUnprintable(change);
	return store.transaction(async (books) => {
		if (!(await books.productions.lock(productionId))) throw productionNotFound(productionId);
		const { title, channel, locale } = change;
		const updated = await books.productions.update(productionId, {
			...(title !== undefined && { title }),
			...(channel !== undefined && { channel }),
			...(locale !== undefined && { locale }),
			updatedAt: clock.now(),
		});
		return showProduction(books, updated);
	});
}
