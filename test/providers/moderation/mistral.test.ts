import { describe, expect, it } from '@jest/globals';
import { mistralModeration } from '../../../providers/moderation/mistral';
import { mistralModerationFake } from '../../fakes/vendors/moderation';
import { callSdk } from '../../kits/vendors/call-sdk';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'moderation-canary-73be12';
const login = { authorization: `Bearer ${secret}` };
const protocol = mistralModerationFake(secret);
const piece = { kind: 'text', text: 'A knife' } as const;

vendorSuite({
	name: 'Mistral: moderation',
	...{ protocol, secret, login },
	call: async (context) => await mistralModeration.judge(piece, context),
	required: ['model', 'input'],
	oracle: {
		record: async (baseUrl) =>
			await callSdk('mistral-moderation', {
				...{ baseUrl, secret },
				call: { model: 'mistral-moderation-2603', inputs: piece.text },
			}),
		headers: ['authorization'],
	},
});

describe('Mistral', () => {
	it('finds advice and personal data besides harm', async () => {
		await onFake(protocol, { login }, async (context) => {
			expect((await mistralModeration.judge(piece, context)).scores).toEqual([
				{ category: 'violence', score: 0.9 },
				{ category: 'self-harm', score: 0.01 },
				{ category: 'personal-data', score: 0.02 },
				{ category: 'medical-claims', score: 0.9 },
			]);
		});
	});
});
