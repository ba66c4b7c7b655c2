/** Asks once for all who ask at the same time, and keeps the answer for a while. `ask` must not reject. */
export function keptAnswer<T>(keptMs: number, ask: () => Promise<T>): () => Promise<T> {
	let answer: Promise<T> | null = null;
	let untilMs = 0;
	return () => {
		if (answer !== null && performance.now() < untilMs) return answer;
		untilMs = Infinity;
		answer = ask().finally(() => (untilMs = performance.now() + keptMs));
		return answer;
	};
}
