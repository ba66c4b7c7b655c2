const place = Symbol.for('undici.globalDispatcher.1');

/**
 * Google's SDK looks for the dispatcher of Node's fetch among the globals. Jest gives each test file globals of its own, and
 * leaves out those that are named by a symbol, wherever fetch was used before; so it is handed over.
 */
export function shareDispatcher(): void {
	const outer = (Headers.constructor as FunctionConstructor)('return globalThis')() as Record<symbol, unknown>;
	const own = globalThis as unknown as Record<symbol, unknown>;
	own[place] ??= outer[place];
}
