import type { Timeline } from '@showrunner/contract';
import { inputInvalid } from '../refusal.js';

/** Refuses languages that come twice: their files could not be told apart. */
export function checkCaptions({ captions, locale }: Timeline): void {
	const seen = new Set([canonical(locale)]);
	for (const [index, translation] of (captions?.translations ?? []).entries()) {
		const tag = canonical(translation.locale);
		if (seen.has(tag)) {
			throw inputInvalid('translation-repeated', `There are captions in ${tag} already`, {
				field: `timeline.captions.translations[${index}].locale`,
				fix: "Name each language once; the timeline's own locale is that of `captions.scenes`",
			});
		}
		seen.add(tag);
	}
}

const canonical = (tag: string) => new Intl.Locale(tag).toString();
