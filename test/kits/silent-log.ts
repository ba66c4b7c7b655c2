import type { Log } from '../../render-node/src/domain/ports.js';

/** Keeps what is logged from error upwards, so that a test can show why it failed. */
export function silentLog(): Log & { problems: { facts: object; message: string }[] } {
	const problems: { facts: object; message: string }[] = [];
	const keep = (facts: object, message: string) => void problems.push({ facts, message });
	return { problems, debug: () => undefined, info: () => undefined, warn: () => undefined, error: keep };
}
