import type { Warning } from '../core/run-chain';
import type { PictureWish } from './port';

/** The prompt for a model that knows no negative prompt: what should not be seen is said in words. */
export function withAvoided(
	label: string,
	{ prompt, negativePrompt }: PictureWish,
): { text: string; warnings: Warning[] } {
	if (!negativePrompt) return { text: prompt, warnings: [] };
	const message = `${label} has no negative prompt; what should not be seen was put into the prompt`;
	return {
		text: `${prompt}\n\nLeave out of the picture: ${negativePrompt}.`,
		warnings: [{ code: 'option-adjusted', message, field: 'negativePrompt' }],
	};
}

/** What is said to a model that is shown a picture for its manner alone. */
export const styleOnly =
	'The attached picture shows the style alone: paint in its medium, colours and light, but take over nothing of what is seen on it.\n\n';

export const unsupported = (label: string, what: string, field: string): Warning => ({
	code: 'option-unsupported',
	message: `${label} ${what}`,
	field,
});
