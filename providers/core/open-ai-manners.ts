import type { ProblemKind } from '../../contract/vocabulary';
import type { ToldByVendor, VendorManners } from './refuse-answer';
import { objectIn, textIn } from './read-members';

/** What OpenAI's codes mean beyond their status; servers that speak its language use the same. */
const kinds: Record<string, ProblemKind> = {
	insufficient_quota: 'quota-exhausted',
	billing_hard_limit_reached: 'quota-exhausted',
	billing_not_active: 'quota-exhausted',
	rate_limit_exceeded: 'rate-limited',
	model_not_found: 'configuration-invalid',
	invalid_prompt: 'content-rejected',
	content_policy_violation: 'content-rejected',
	content_filter: 'content-rejected',
	bio_policy: 'content-rejected',
	misalignment_policy_violation: 'content-rejected',
	image_content_policy_violation: 'content-rejected',
	server_error: 'temporarily-unavailable',
	// Groq: the model's own words did not become JSON.
	json_validate_failed: 'temporarily-unavailable',
};

export function openAiManners(label: string): VendorManners {
	return {
		label,
		read: (body) => {
			const error = objectIn(body, 'error');
			const code = textIn(error, 'code') ?? textIn(error, 'type') ?? '';
			// Some servers give `{"error": "…"}` or `{"message": "…"}`.
			const message = textIn(error, 'message') ?? textIn(body, 'error') ?? textIn(body, 'message');
			const told: ToldByVendor = message === undefined ? {} : { message };
			const kind = kinds[code];
			if (kind !== undefined) told.kind = kind;
			if (code === 'model_not_found' || textIn(error, 'param') === 'model') told.field = 'model';
			if (code === 'json_validate_failed') told.paid = 'unknown';
			return told;
		},
	};
}
