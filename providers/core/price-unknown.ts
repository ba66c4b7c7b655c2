import type { Warning } from './run-chain';

/** A warning where some of what a call uses has no known price; none where all of it has. */
export function priceUnknown(label: string, model: string, unpriced: readonly unknown[]): Warning[] {
	if (unpriced.length === 0) return [];
	const message = `What ${label} asks for '${model}' is not known; it was counted as free. Set its price in Showrunner Budget`;
	return [{ code: 'price-unknown', message, field: 'model' }];
}
