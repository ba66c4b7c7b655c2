import type { Evidence } from '@showrunner/contract';
import type { ChainEntry } from './evidence-record.js';
import { sourceKindOf } from './rights-of.js';

/** A label and what stands beside it. */
export type Fact = [label: string, value: string];

const microsPerUnit = 1_000_000;
const sourceWords = {
	'own-recording': 'own recording',
	stock: 'stock library',
	generated: 'generated',
	licensed: 'licensed',
	'public-domain': 'public domain',
	'user-upload': 'uploaded by the user',
	derived: 'made from other assets',
} as const;

const joined = (parts: (string | undefined)[], by = ', ') => parts.filter((part) => part !== undefined).join(by);
/** The day of an instant, in UTC. */
export const dayOf = (instant: string): string => instant.slice(0, 10);

export function receiptText({ receipt }: Evidence): string {
	if (!receipt) return '';
	const { assetId, url, number, amountMicros, currency } = receipt;
	const amount = amountMicros === undefined ? undefined : `${amountMicros / microsPerUnit} ${currency ?? ''}`.trim();
	return joined([number, amount, url, assetId && `file ${assetId}`]);
}

const moderationText = ({ moderation }: Evidence) =>
	moderation && joined([`${moderation.verdict} by ${moderation.by}`, moderation.policy]);

/** What a record says, in the order in which people ask for it; what it does not say is left out. */
export function evidenceFacts(evidence: Evidence): Fact[] {
	const { licence, licenceId, licenceUrl, licenceTextHash, obtainedAt, licenceExpiresAt } = evidence;
	const facts: [string, string | undefined][] = [
		['Source', joined([sourceWords[sourceKindOf(evidence)], evidence.source])],
		['Provider', joined([evidence.provider, evidence.plan])],
		['Author', evidence.author],
		['Found at', evidence.sourceUrl],
		['Licence', joined([licence, licenceId === licence ? undefined : licenceId, licenceUrl])],
		['Licence text (SHA-256)', licenceTextHash],
		['Commercial use', evidence.commercialUse],
		['Territories', evidence.territories?.join(', ')],
		['Obtained on', obtainedAt && dayOf(obtainedAt)],
		['Valid until', licenceExpiresAt && dayOf(licenceExpiresAt)],
		['Receipt', receiptText(evidence)],
		['Credit line', evidence.creditLine],
		['Model', joined([evidence.model, evidence.modelVersion], ' ')],
		['Prompt', evidence.prompt],
		['Seed', evidence.seed?.toString()],
		['Made by AI', evidence.aiGenerated === undefined ? undefined : evidence.aiGenerated ? 'yes' : 'no'],
		['Moderation', moderationText(evidence)],
		['Recorded on', evidence.recordedAt],
	];
	return facts.filter((fact): fact is Fact => fact[1] !== undefined && fact[1] !== '');
}

/** Where the record stands on the chain. */
export const sealFacts = (entry: ChainEntry | null): Fact[] =>
	entry === null
		? [['Seal', 'not sealed yet']]
		: [
				['Seal', `entry ${entry.sequence} of the chain of evidence, sealed ${entry.sealedAt.toISOString()}`],
				['Hash of the entry', entry.hash],
			];
