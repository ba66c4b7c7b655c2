import { objectIn, objectsIn, textIn } from './read-members';
import type { VendorManners } from './refuse-answer';

/** How Google's Gemini API says no. */
export const geminiManners = (label: string): VendorManners => ({
	label,
	read: (body, { status }) => {
		const error = objectIn(body, 'error');
		const message = textIn(error, 'message');
		const isKey = objectsIn(error, 'details').some(({ reason }) => reason === 'API_KEY_INVALID');
		return {
			...(message !== undefined && { message }),
			// Google answers an unknown key with 400.
			...(isKey && { kind: 'credential-invalid' as const }),
			// A file that ran out or was deleted by somebody; the next run brings it there anew.
			...(/access the File|not in an ACTIVE state/i.test(message ?? '') && {
				kind: 'temporarily-unavailable' as const,
			}),
			...(status === 404 && { field: 'model' }),
			...(/billing|prepayment credits/i.test(message ?? '') && status === 429 && { kind: 'quota-exhausted' as const }),
		};
	},
});

/** Ends that are a no to the content, by the prompt or by what was made. */
const refusals = new Set([
	...['SAFETY', 'RECITATION', 'BLOCKLIST', 'PROHIBITED_CONTENT', 'SPII', 'IMAGE_SAFETY'],
	...['IMAGE_PROHIBITED_CONTENT', 'IMAGE_RECITATION', 'MODEL_ARMOR', 'JAILBREAK'],
]);

/** The rule by which an answer of status 200 is a no to the content; undefined where it is none. */
export function geminiRefusal(body: unknown): string | undefined {
	const blocked = textIn(objectIn(body, 'promptFeedback'), 'blockReason');
	const finished = textIn(objectsIn(body, 'candidates')[0], 'finishReason');
	return blocked ?? (finished !== undefined && refusals.has(finished) ? finished : undefined);
}
