import type { Warning } from './run-chain';

/** Warnings of many pieces, each told once. */
export function onceEach(warnings: readonly Warning[]): Warning[] {
	return [...new Map(warnings.map((warning) => [`${warning.code} ${warning.message}`, warning])).values()];
}
