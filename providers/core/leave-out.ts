/** An object without some of its members. */
export function leaveOut<T extends object, K extends keyof T>(object: T, ...names: readonly K[]): Omit<T, K> {
	const left: Partial<T> = { ...object };
	for (const name of names) delete left[name];
	return left as Omit<T, K>;
}
