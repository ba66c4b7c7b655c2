/** Answers that took work, by what was asked. All are forgotten when there are `most` of them. */
export function keptAnswers<T>(most: number): (key: string, work: () => T) => T {
	const known = new Map<string, T>();
	return (key, work) => {
		const found = known.get(key);
		if (found !== undefined) return found;
		if (known.size >= most) known.clear();
		const answer = work();
		known.set(key, answer);
		return answer;
	};
}
