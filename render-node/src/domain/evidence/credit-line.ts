import type { Evidence } from '@showrunner/contract';

/** What a video's description has to say of an asset: the line that was given, or one made of author, place and licence. */
export function creditLineOf(evidence: Evidence): string | null {
	if (evidence.creditLine !== undefined) return evidence.creditLine;
	const { author, sourceUrl, licenceId, licence, licenceUrl } = evidence;
	if (author === undefined) return null;
	const place = sourceUrl === undefined ? '' : `, ${sourceUrl}`;
	const terms = licenceUrl === undefined ? '' : ` (${licenceUrl})`;
	return `${author}${place}, ${licenceId ?? licence}${terms}`;
}
