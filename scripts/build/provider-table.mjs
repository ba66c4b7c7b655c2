const head = `# Providers

Who can do what, and what our requests are checked against. Written from the registries by \`npm run build\`; a test fails where it is stale.

| checked against | means |
|---|---|
| SDK | the vendor's own SDK sends the same request to the same fake, and the two are compared |
| spec | a fake that refuses what the vendor's published specification or pages refuse |
| engine | the engine itself runs in the tests |

Every vendor passes the same suite besides: a wrong login, a call for a pause, refused content, a broken, a cut and a silent answer, a cancel, and no key in any text.
`;

/**
 * @typedef {{ id: string, label: string, note: string, credential: string, operations: readonly string[], proof: string }} Card
 * what a registry says of a vendor
 */

/** @type {Record<string, string>} */
const proofs = { sdk: 'SDK', spec: 'spec', engine: 'engine' };
/** @type {Record<string, string>} */
const titles = { clip: 'Clips', image: 'Images', speech: 'Speech', text: 'Texts' };
const titleOf = (/** @type {string} */ name) => titles[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}`;

/**
 * The page docs/providers.md.
 * @param {Record<string, readonly Card[]>} registries by capability
 */
export function providerTable(registries) {
	const parts = Object.entries(registries)
		.sort(([a], [b]) => a.localeCompare(b, 'en'))
		.map(([capability, cards]) => `## ${titleOf(capability)}\n\n${tableOf(cards)}`);
	return [head, ...parts].join('\n');
}

/** @param {readonly Card[]} cards */
function tableOf(cards) {
	const rows = cards.map(({ id, label, note, credential, operations, proof }) => [
		...[label, `\`${id}\``, operations.join(', '), proofs[proof] ?? proof, `\`${credential}\``, note],
	]);
	const names = ['provider', 'id', 'operations', 'checked against', 'credential', 'good for'];
	const lines = [names, names.map(() => '---'), ...rows];
	return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
