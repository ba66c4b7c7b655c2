import { describe, expect, it } from '@jest/globals';
import { googleVisionModeration } from '../../../providers/moderation/google-vision';
import { googleVisionFake } from '../../fakes/vendors/moderation';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'moderation-canary-90cd44';
const login = { 'x-goog-api-key': secret };
const protocol = googleVisionFake(secret);
const picture = (text: string) =>
	({ kind: 'image', mediaType: 'image/png', bytes: new Uint8Array(Buffer.from(text)) }) as const;

vendorSuite({
	name: 'Google Vision: moderation',
	...{ protocol, secret, login },
	call: async (context) => await googleVisionModeration.judge(picture('sea'), context),
	required: ['requests'],
});

describe('Google Vision', () => {
	it('makes scores of likelihoods, and counts what it does not know as not looked for', async () => {
		await onFake(protocol, { login }, async (context) => {
			const { scores, checked } = await googleVisionModeration.judge(picture('a knife'), context);
			expect(scores).toEqual([
				{ category: 'violence', score: 0.97 },
				{ category: 'sexual', score: 0.2 },
				{ category: 'suggestive', score: 0.5 },
			]);
			expect(checked).not.toContain('graphic');
			const broken = googleVisionModeration.judge(picture('broken'), context);
			await expect(broken).rejects.toMatchObject({ kind: 'input-invalid' });
		});
	});
});
