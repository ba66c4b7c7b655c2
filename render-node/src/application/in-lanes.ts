/** Works on items, so many at once; the first failure ends it after what has begun. */
export async function inLanes<T>(lanes: number, items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
	const waiting = [...items];
	const lane = async () => {
		for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
			try {
				await work(item);
			} catch (error) {
				waiting.length = 0;
				throw error;
			}
		}
	};
	const ends = await Promise.allSettled(Array.from({ length: Math.min(lanes, items.length) }, lane));
	const failed = ends.find((end) => end.status === 'rejected');
	if (failed) throw failed.reason;
}
