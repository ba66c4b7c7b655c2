import type { EvidenceCredits } from '@showrunner/contract';
import { creditLines, creditsText } from '../../domain/evidence/credits.js';
import type { Deps } from '../deps.js';
import { proveProduction, type ProvenProduction } from './prove-production.js';

export function creditsOf({ known, check, demands }: ProvenProduction): EvidenceCredits {
	const lines = creditLines(known.values(), demands);
	const missing = check.missing.filter(({ code }) => code === 'credit-missing');
	return { text: creditsText(lines), lines, missing, aiGenerated: check.aiGenerated };
}

/** The credits that the description of a production's video has to carry. */
export const listCredits = async (
	deps: Pick<Deps, 'store' | 'clock'>,
	productionId: string,
): Promise<EvidenceCredits> => creditsOf(await proveProduction(deps, productionId));
