import type { ProblemKind } from '../../contract/vocabulary';
import type { VendorManners } from './refuse-answer';
import { objectIn, objectsIn, textIn } from './read-members';

/** What ElevenLabs' codes mean beyond their status: an empty account is a 401 there. */
const kinds: Record<string, ProblemKind> = {
	quota_exceeded: 'quota-exhausted',
	insufficient_credits: 'quota-exhausted',
	payment_required: 'quota-exhausted',
	too_many_concurrent_requests: 'rate-limited',
	system_busy: 'rate-limited',
	rate_limit_exceeded: 'rate-limited',
	detected_unusual_activity: 'credential-invalid',
	subscription_required: 'configuration-invalid',
	output_format_not_allowed: 'configuration-invalid',
	voice_not_found: 'configuration-invalid',
	model_not_found: 'configuration-invalid',
	unsupported_model: 'configuration-invalid',
	max_character_limit_exceeded: 'configuration-invalid',
	bad_prompt: 'content-rejected',
	limited_access: 'configuration-invalid',
	content_against_policy: 'content-rejected',
	voice_access_denied: 'configuration-invalid',
};

const fields: Record<string, string> = {
	voice_not_found: 'voice',
	voice_access_denied: 'voice',
	model_not_found: 'model',
	unsupported_model: 'model',
	output_format_not_allowed: 'quality',
	max_character_limit_exceeded: 'story',
};

/** `detail` is a text, an object with a `status`, or a list of what is wrong with which member. */
export const elevenLabsManners: VendorManners = {
	label: 'ElevenLabs',
	read: (body) => {
		const detail = objectIn(body, 'detail');
		const code = textIn(detail, 'status') ?? textIn(detail, 'code') ?? '';
		const faults = objectsIn(body, 'detail').flatMap((fault) => {
			const place = Array.isArray(fault.loc) ? `${fault.loc.join('.')}: ` : '';
			return `${place}${textIn(fault, 'msg') ?? ''}`;
		});
		const message = textIn(detail, 'message') ?? textIn(body, 'detail') ?? (faults.join('; ') || undefined);
		const kind = kinds[code];
		const field = fields[code];
		return { ...(message && { message }), ...(kind && { kind }), ...(field && { field }) };
	},
};
