/** A prompt breaks a rule when it holds a word of every group. */
export type PromptRule = { reason: string; groups: readonly (readonly string[])[] };

export type ParsedRules = { rules: PromptRule[]; broken: { line: number; reason: string }[] };

/** Case, accents, full-width forms and invisible characters make no difference; marks become spaces. */
function plain(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\p{Mn}\p{Cf}]/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}*]+/gu, ' ')
		.trim();
}

const wordsOf = (group: string) =>
	group
		.split(',')
		.map(plain)
		.filter((word) => word.replace(/\*/g, '') !== '');

/** Reads rules from text: `reason: word, word + word, word`, one a line; `#` begins a comment. */
export function parsePromptRules(text: string): ParsedRules {
	const parsed: ParsedRules = { rules: [], broken: [] };
	for (const [index, raw] of text.split(/\r?\n/).entries()) {
		const line = raw.trim();
		if (line === '' || line.startsWith('#')) continue;
		const colon = line.indexOf(':');
		const reason = line.slice(0, colon).trim();
		const groups = line
			.slice(colon + 1)
			.split('+')
			.map(wordsOf);
		if (colon < 1) parsed.broken.push({ line: index + 1, reason: 'it has no reason before a colon' });
		else if (groups.some((group) => group.length === 0))
			parsed.broken.push({ line: index + 1, reason: 'it has a group without a word' });
		else parsed.rules.push({ reason, groups });
	}
	return parsed;
}

function holds(text: string, word: string): boolean {
	return word.endsWith('*') ? text.includes(` ${word.slice(0, -1)}`) : text.includes(` ${word} `);
}

/** The first rule that a prompt breaks, or null. */
export function brokenRule(prompt: string, rules: readonly PromptRule[]): PromptRule | null {
	const text = ` ${plain(prompt).replace(/\*/g, ' ').replace(/ +/g, ' ')} `;
	return rules.find(({ groups }) => groups.every((group) => group.some((word) => holds(text, word)))) ?? null;
}
