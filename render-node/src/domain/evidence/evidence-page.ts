import type { EvidenceCheck, Production } from '@showrunner/contract';
import { evidenceFacts, sealFacts, type Fact } from './evidence-facts.js';
import type { ChainHead } from './evidence-record.js';
import type { Block } from './page-blocks.js';
import { assetTitle, type ProvenAsset } from './proven-asset.js';

export type EvidencePage = {
	production: Production;
	assets: readonly ProvenAsset[];
	check: EvidenceCheck;
	credits: string;
	head: ChainHead;
};

function productionFacts({ production, head, check }: EvidencePage): Fact[] {
	const { id, title, channel, locale, completedAt } = production;
	return [
		['Production', `${title === '' ? 'untitled' : title} (${id})`],
		['Channel', channel ?? 'none'],
		['Language', locale],
		['Completed', completedAt ?? 'not yet'],
		['Evidence as of', check.checkedAt],
		['Chain of evidence', `${head.sequence} entries, head ${head.hash}`],
		['Result', check.ready ? 'ready to publish' : `${check.missing.length} points are open`],
	];
}

function assetBlock(asset: ProvenAsset): Block {
	const records = asset.evidence.flatMap(({ record, entry }): Fact[] => [
		...(record.evidence === null
			? [['Record', `erased ${record.erasedAt?.toISOString() ?? ''}`] satisfies Fact]
			: evidenceFacts(record.evidence)),
		...sealFacts(entry),
	]);
	const whole: Fact[] = [
		['File (SHA-256)', asset.assetId],
		['Part of', asset.usedIn.join(', ')],
		...(asset.asset === null ? [['File', 'not in the store'] satisfies Fact] : []),
	];
	return { kind: 'facts', title: assetTitle(asset), facts: [...whole, ...records] };
}

/** What a person reads first in an exported folder. */
export function evidenceBlocks(page: EvidencePage): Block[] {
	const gaps = page.check.missing.map(({ name, assetId, reason, fix }): Fact => {
		return [name ?? assetId.slice(0, 12), `${reason}. ${fix}.`];
	});
	return [
		{ kind: 'facts', title: 'Production', facts: productionFacts(page) },
		...(gaps.length > 0 ? [{ kind: 'facts', title: 'Open points', facts: gaps } satisfies Block] : []),
		...(page.credits === '' ? [] : [{ kind: 'paragraph', text: page.credits } satisfies Block]),
		{ kind: 'heading', text: 'Assets and what proves them' },
		...page.assets.map(assetBlock),
	];
}
