/** FFmpeg 5.1 was found to read sums of up to 98 terms, and parentheses as one of them. */
const groupSize = 50;

/** Terms of an expression, added up in groups: however many they are, FFmpeg reads it. */
export function sumOf(terms: readonly string[]): string {
	if (terms.length <= groupSize) return terms.join('+');
	const groups = Array.from({ length: Math.ceil(terms.length / groupSize) }, (_, index) =>
		terms.slice(index * groupSize, (index + 1) * groupSize),
	);
	return groups.map((group) => `(${group.join('+')})`).join('+');
}
