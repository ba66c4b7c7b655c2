import type { Asset } from '@showrunner/contract';
import { bestEvidence, type Demands } from './rights-gaps.js';
import { rightsOf } from './rights-of.js';

export type CreditLine = { line: string; assetIds: string[] };

/** The credit lines that licences ask for or that somebody recorded, each once, in the order of the assets. */
export function creditLines(assets: Iterable<Asset>, demands: Demands): CreditLine[] {
	const lines = new Map<string, string[]>();
	for (const asset of assets) {
		const best = bestEvidence(asset.evidence, demands, true)?.evidence;
		if (!best) continue;
		const { creditRequired, creditLine } = rightsOf(best);
		if (creditLine === null || !(creditRequired || best.creditLine !== undefined)) continue;
		lines.set(creditLine, [...(lines.get(creditLine) ?? []), asset.id]);
	}
	return [...lines].map(([line, assetIds]) => ({ line, assetIds }));
}

/** Ready for the description of a video. */
export const creditsText = (lines: readonly CreditLine[]): string =>
	lines.length === 0 ? '' : ['Credits', ...lines.map(({ line }) => `- ${line}`)].join('\n');
