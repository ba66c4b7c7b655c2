import type { SegmentCache } from '../../domain/ports.js';

export type Holds = {
	/** Whether a job needs the segment of that name. */
	has(name: string): boolean;
	/** `cache` for one job, which holds what it finds and keeps by it. */
	hold(cache: SegmentCache): ReturnType<SegmentCache['hold']>;
};

/** Which segments running jobs need. `nameOf` gives the name by which the cache knows a key. */
export function createHolds(nameOf: (key: string) => string): Holds {
	const jobs = new Set<Set<string>>();
	return {
		has: (name) => [...jobs].some((names) => names.has(name)),
		hold(cache) {
			const names = new Set<string>();
			jobs.add(names);
			const need = (key: string) => void names.add(nameOf(key));
			return {
				...cache,
				find: (key) => (need(key), cache.find(key)),
				keep: (key, file) => (need(key), cache.keep(key, file)),
				letGo: () => void jobs.delete(names),
			};
		},
	};
}
