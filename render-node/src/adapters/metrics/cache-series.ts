import { Counter, type Registry } from 'prom-client';
import type { PieceCache, SegmentCache } from '../../domain/ports.js';

/** What is counted about work that was found done: segments of videos, and pieces such as generated pictures. */
export function cacheSeries(registry: Registry) {
	const lookups = new Counter({
		name: 'showrunner_cache_lookups_total',
		help: 'Looks into the caches of rendered segments and of pieces',
		labelNames: ['cache', 'outcome'],
		registers: [registry],
	});
	const counted =
		<T>(cache: string, find: (key: string) => Promise<T>) =>
		async (key: string): Promise<T> => {
			const found = await find(key);
			lookups.inc({ cache, outcome: found === null ? 'miss' : 'hit' });
			return found;
		};
	const countSegments = <C extends SegmentCache>(cache: C): C => ({
		...cache,
		find: counted('segment', cache.find),
		hold: () => countSegments(cache.hold()),
	});
	return {
		countSegments,
		countPieces: (cache: PieceCache): PieceCache => ({ ...cache, find: counted('piece', cache.find) }),
	};
}
