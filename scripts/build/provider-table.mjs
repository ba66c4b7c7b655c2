const head = `# Providers

Who can do what, and what our requests are checked against. Written from the registries by \`npm run build\`; a test fails where it is stale.

| checked against | means |
|---|---|
| SDK | the vendor's own SDK sends the same request to the same fake, and the two are compared |
| spec | a fake that refuses what the vendor's published specification or pages refuse |
| engine | the engine itself runs in the tests |

Every vendor passes the same suite besides: a wrong login, a call for a pause, refused content, a broken, a cut and a silent answer, a cancel, and no key in any text.
`;

const proofs = { sdk: 'SDK', spec: 'spec', engine: 'engine' };
const titles = {
	clip: 'Clips',
	image: 'Images',
	moderation: 'Moderation',
	music: 'Music',
	speech: 'Speech',
	stock: 'Stock',
	text: 'Texts',
	transcription: 'Transcription',
	vision: 'Vision',
};

/**
 * The page docs/providers.md.
 * @param {Record<string, readonly {id: string, label: string, note: string, credential: string, operations: readonly string[], proof: string}[]>} registries by capability
 */
export function providerTable(registries) {
	const parts = Object.keys(registries)
		.sort()
		.map((capability) => `## ${titles[capability] ?? capability}\n\n${tableOf(registries[capability])}`);
	return [head, ...parts].join('\n');
}

function tableOf(cards) {
	const rows = cards.map(({ id, label, note, credential, operations, proof }) => [
		label,
		`\`${id}\``,
		operations.join(', '),
		proofs[proof],
		`\`${credential}\``,
		note,
	]);
	const lines = [
		['provider', 'id', 'operations', 'checked against', 'credential', 'good for'],
		['---', '---', '---', '---', '---', '---'],
		...rows,
	];
	return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
