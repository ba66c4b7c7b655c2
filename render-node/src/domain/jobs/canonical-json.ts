/** JSON with members in code-unit order, so that equal values give equal text however they were written. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_, member: unknown) => {
		if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
		const entries = Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1));
		return Object.fromEntries(entries);
	});
}
