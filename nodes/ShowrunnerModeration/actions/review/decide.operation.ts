import type { ReviewDecision } from '../../../../contract/vocabulary';
import type { ItemOperation } from '../../../shared/operation';
import { reviewIdOf, reviewLocator } from './review-locator';

export const decide: ItemOperation = {
	value: 'decide',
	name: 'Decide',
	action: 'Decide review',
	description: 'Write down what somebody decided elsewhere, such as in a chat or a form; whoever waits goes on',
	properties: [
		reviewLocator,
		{
			displayName: 'Decision',
			name: 'decision',
			type: 'options',
			options: [
				{ name: 'Approve', value: 'approved' },
				{ name: 'Reject', value: 'rejected' },
				{ name: 'Request Changes', value: 'changes-requested', description: 'Needs a note that says which' },
			],
			default: 'approved',
		},
		{
			displayName: 'Note',
			name: 'note',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Why, or what is to be changed',
		},
		{
			displayName: 'Decided By',
			name: 'decidedBy',
			type: 'string',
			default: '',
			placeholder: 'e.g. maya',
			description: "Who decided; left empty, it is the name of the credential's key",
		},
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const decidedBy = String(node.getNodeParameter('decidedBy', itemIndex, '')).trim();
		const body = {
			decision: node.getNodeParameter('decision', itemIndex) as ReviewDecision,
			note: String(node.getNodeParameter('note', itemIndex, '')),
			...(decidedBy && { decidedBy }),
		};
		const params = { reviewId: reviewIdOf(item) };
		return item.withSection('review', await item.client().call('decideReview', { params, body }));
	},
};
