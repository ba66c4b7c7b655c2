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
 * @typedef {{ id: string, label: string, note: string, credential: string, operations: readonly string[], proof: string,
 *   models?: unknown, prices?: { currency: string, asOf: string, source: string, prices: readonly Price[] } }} Card
 * what a registry says of a vendor
 */

/**
 * @typedef {{ model: string, unit: string, priceMicros: number, per: number, source?: string, asOf?: string }} Price
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
	const all = Object.entries(registries).sort(([a], [b]) => a.localeCompare(b, 'en'));
	return [head, ...parts, pricesOf(all)].join('\n');
}

const pricesHead = `## Prices

What the nodes count with where no price of your own is set in [Showrunner Budget](nodes/budget.md). Each was read where and when it says; prices change, so check those that matter to you. What has no line here is counted as free and told (\`price-unknown\`) until you set its price.
`;

/** @param {readonly (readonly [string, readonly Card[]])[]} registries */
function pricesOf(registries) {
	const lines = registries.flatMap(([capability, cards]) =>
		cards.flatMap(({ label, prices }) =>
			(prices?.prices ?? []).map((price) => [
				...[
					titleOf(capability),
					label,
					price.model === '*' ? 'all' : `\`${price.model}\``,
					priceOf(price, prices?.currency ?? ''),
				],
				...[price.asOf ?? prices?.asOf ?? '', price.source ?? prices?.source ?? ''],
			]),
		),
	);
	const unknown = registries.flatMap(([capability, cards]) =>
		cards.flatMap((card) => {
			const models = unpricedOf(card);
			return models.length > 0 ? [[titleOf(capability), card.label, models.join(', ')]] : [];
		}),
	);
	return [
		pricesHead,
		table(['for', 'provider', 'model', 'price', 'read on', 'source'], lines),
		'Without a known price:\n',
		table(['for', 'provider', 'models'], unknown),
	].join('\n');
}

/** Models without a line of their own; all of them where there is no line at all. @param {Card} card */
function unpricedOf({ models, prices }) {
	if (!prices) return [];
	if (prices.prices.length === 0) return ['all'];
	if (!Array.isArray(models) || prices.prices.some(({ model }) => model === '*')) return [];
	const ids = models.map((card) => String(Object(card).id));
	return ids.filter((id) => prices.prices.every(({ model }) => model !== id)).map((id) => `\`${id}\``);
}

/** @param {Price} price @param {string} currency */
function priceOf({ priceMicros, per, unit }, currency) {
	if (priceMicros === 0) return 'free';
	const amount = (priceMicros / 1_000_000).toLocaleString('en', { maximumFractionDigits: 6, minimumFractionDigits: 2 });
	return `${currency} ${amount} for ${per === 1 ? `${/^[aeiou]/.test(unit) ? 'an' : 'a'} ${unit}` : `${per.toLocaleString('en')} ${unit}s`}`;
}

/** @param {readonly Card[]} cards */
function tableOf(cards) {
	const rows = cards.map(({ id, label, note, credential, operations, proof }) => [
		...[label, `\`${id}\``, operations.join(', '), proofs[proof] ?? proof, `\`${credential}\``, note],
	]);
	const names = ['provider', 'id', 'operations', 'checked against', 'credential', 'good for'];
	return table(names, rows);
}

/** @param {readonly string[]} names @param {readonly (readonly string[])[]} rows */
function table(names, rows) {
	const lines = [names, names.map(() => '---'), ...rows];
	return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}
