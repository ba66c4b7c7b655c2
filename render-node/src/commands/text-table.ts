/** Lines with columns below each other; the last column is as long as it is. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const lines = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
	return lines.map((line) =>
		line
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
}
