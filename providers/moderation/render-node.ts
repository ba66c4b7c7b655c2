import type { ModerationVendor } from './port';
import { findPersonalData } from './personal-data';

/** Patterns of personal data, in the node itself: no key, no network. It understands nothing, so it is no classifier. */
export const localModeration: ModerationVendor = {
	id: 'renderNode',
	label: 'Render Node',
	note: 'Finds e-mail addresses, telephone, account and card numbers in texts; understands no content',
	credential: 'showrunnerApi',
	operations: ['Check texts'],
	proof: 'engine',
	...{ model: 'patterns-1', takes: ['text'], isClassifier: false },
	...{ textCharacters: 1_000_000, imageBytes: 0 },
	judge: async (piece) => {
		const isFound = piece.kind === 'text' && findPersonalData(piece.text).length > 0;
		const scores = [{ category: 'personal-data' as const, score: isFound ? 1 : 0 }];
		return await Promise.resolve({ model: 'patterns-1', scores, checked: ['personal-data'] });
	},
};
