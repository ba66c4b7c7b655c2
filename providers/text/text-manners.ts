import type { VendorManners } from '../core/refuse-answer';

/** How vendors name the bound on what is written, and the room that a model has for all of it. */
const bounds =
	/max_(completion_|output_)?tokens|max(imum)? ?output ?tokens|context[ _](length|window)|prompt is too long/i;

/** Manners of a vendor of texts: a request that is too large for one model may fit another, so the chain goes on. */
export function textManners({ label, read }: VendorManners): VendorManners {
	return {
		label,
		read: (body, answer) => {
			const told = read?.(body, answer) ?? {};
			const isRequest = answer.status === 400 || answer.status === 413 || answer.status === 422;
			if (!isRequest || !bounds.test(told.message ?? '')) return told;
			return {
				...told,
				kind: 'configuration-invalid',
				field: 'maxOutputTokens',
				fix: "Lower 'Maximum Output Tokens', ask for less at once, or choose a model with more room",
			};
		},
	};
}
