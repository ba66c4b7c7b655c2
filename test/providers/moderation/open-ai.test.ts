import { describe, expect, it } from '@jest/globals';
import OpenAI from 'openai';
import { openAiModeration } from '../../../providers/moderation/open-ai';
import { openAiModerationFake } from '../../fakes/vendors/moderation';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'moderation-canary-51aa07';
const login = { authorization: `Bearer ${secret}` };
const protocol = openAiModerationFake(secret);
const bytes = new Uint8Array(Buffer.from('a knife in a picture'));
const picture = { kind: 'image', mediaType: 'image/png', bytes } as const;
const url = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`;
const sdk = (baseURL: string) => new OpenAI({ apiKey: secret, baseURL, maxRetries: 0 }).moderations;
const model = 'omni-moderation-latest';

vendorSuite({
	name: 'OpenAI: moderation of texts',
	...{ protocol, secret, login },
	call: async (context) => await openAiModeration.judge({ kind: 'text', text: 'A calm sea' }, context),
	kinds: { quota: 'quota-exhausted', 'unknown-model': 'configuration-invalid' },
	required: ['model', 'input'],
	oracle: {
		record: async (baseUrl) => await sdk(baseUrl).create({ model, input: [{ type: 'text', text: 'A calm sea' }] }),
		headers: ['authorization'],
	},
});

vendorSuite({
	name: 'OpenAI: moderation of pictures',
	...{ protocol, secret, login },
	call: async (context) => await openAiModeration.judge(picture, context),
	oracle: {
		record: async (baseUrl) => await sdk(baseUrl).create({ model, input: [{ type: 'image_url', image_url: { url } }] }),
	},
});

describe('OpenAI', () => {
	it('says what it did not look for in a picture', async () => {
		await onFake(protocol, { login }, async (context) => {
			const { scores, checked } = await openAiModeration.judge(picture, context);
			expect(scores).toContainEqual({ category: 'violence', score: 0.9 });
			expect(checked).toEqual(['sexual', 'violence', 'graphic', 'self-harm']);
			const text = await openAiModeration.judge({ kind: 'text', text: 'x' }, context);
			expect(text.checked).toEqual(expect.arrayContaining(['hate', 'minors', 'harassment', 'illicit']));
		});
	});
});
