import { setImmediate as endOfTurn } from 'node:timers/promises';

/**
 * Asks once for all that is asked for in the same turn of the event loop. Each caller is answered by a question that
 * was sent after its own, so it sees whatever was written before; nothing is kept.
 * @param findAll rows by their ids, in any order; what is not there is left out
 */
export function gatherFinds<T extends { id: string }>(
	findAll: (ids: string[]) => Promise<T[]>,
): (id: string) => Promise<T | null> {
	let gathering: { ids: Set<string>; found: Promise<Map<string, T>> } | null = null;
	const askFor = async (ids: Set<string>) => {
		await endOfTurn();
		gathering = null;
		return new Map((await findAll([...ids])).map((row) => [row.id, row]));
	};
	return async (id) => {
		if (!gathering) {
			const ids = new Set<string>();
			gathering = { ids, found: askFor(ids) };
		}
		const { ids, found } = gathering;
		ids.add(id);
		return (await found).get(id) ?? null;
	};
}
