/**
 * Works a list off with at most `lanes` at once; results in the order of the list. After the first failure nothing new
 * is begun, what runs is awaited (it may have been paid for and must be kept), and the failure is thrown.
 */
export async function inLanes<T, R>(
	entries: readonly T[],
	lanes: number,
	work: (entry: T) => Promise<R>,
): Promise<R[]> {
	const results = new Map<number, R>();
	const failures: unknown[] = [];
	let next = 0;
	const lane = async () => {
		while (next < entries.length && failures.length === 0) {
			const at = next++;
			await work(entries[at] as T).then(
				(result) => results.set(at, result),
				(error: unknown) => failures.push(error),
			);
		}
	};
	await Promise.all(Array.from({ length: Math.min(lanes, entries.length) }, lane));
	if (failures.length > 0) throw failures[0];
	return entries.map((_, at) => results.get(at) as R);
}
