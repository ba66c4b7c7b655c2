/** 100 up to `good` and 0 from `bad` on, straight between them; `good` may lie on either side of `bad`. */
export function scoreBetween(value: number, good: number, bad: number): number {
	if (good === bad) return good < value ? 0 : 100;
	return Math.min(Math.max((100 * (bad - value)) / (bad - good), 0), 100);
}
