/** The row that an update gives back; a row that is gone is a fault of the caller. */
export function changedRow<T>(rows: T[], what: string, id: string): T {
	const [row] = rows;
	if (!row) throw new Error(`${what} ${id} is not in the store`);
	return row;
}
