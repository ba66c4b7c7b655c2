import type { AspectRatio, ExchangeWarning, ExchangeWarningCode } from '@showrunner/contract';
import type { MediaFacts } from '../timeline/media-facts.js';

/** What a document is read with. */
export type ImportContext = {
	/** Facts of those assets of the document that are there. */
	media: MediaFacts;
	/** The asset to which the link of one leads that is on no track; the same one where nobody relinked it. */
	relinked(assetId: string): string;
	/** Format for which the main picture of a clip is. */
	aspectRatio: AspectRatio;
	/** @param place where in the document */
	warn(code: ExchangeWarningCode, message: string, place: string): void;
};

/** More than anyone reads; a document of another program may have thousands of effects. */
const mostWarnings = 100;

export function warningList(): { warnings: ExchangeWarning[]; warn: ImportContext['warn'] } {
	const warnings: ExchangeWarning[] = [];
	return {
		warnings,
		warn(code, message, place) {
			if (warnings.length < mostWarnings) warnings.push({ code, message, field: `document.${place}` });
		},
	};
}
