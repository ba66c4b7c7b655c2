import { describe, expect, it } from '@jest/globals';
import { siliconFlowClips } from '../../../providers/clip/silicon-flow';
import type { ProviderError } from '../../../providers/core/provider-error';
import { siliconFlow } from '../../fakes/vendors/silicon-flow';
import { clipPiece, filming, firstFrame } from '../../kits/vendors/clip-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-canary-90aa12';
const login = { authorization: `Bearer ${secret}` };
const steps = { clip: () => new Uint8Array([1]), base: () => 'http://files.invalid' };
const piece = clipPiece({ model: 'Wan-AI/Wan2.2-I2V-A14B', negativePrompt: 'text' });

vendorSuite({
	name: 'SiliconFlow: clips',
	...{ protocol: siliconFlow(secret, steps), secret, login },
	call: filming(siliconFlowClips, piece, firstFrame),
	kinds: { 'no-credit': 'quota-exhausted', 'unknown-model': 'configuration-invalid' },
	required: ['model', 'prompt', 'image_size', 'image'],
});

describe('SiliconFlow', () => {
	it('sends the picture as it is, and is asked by POST how far it is', async () => {
		await onFake(siliconFlow(secret, steps), { login }, async (context, fake) => {
			const made = await filming(siliconFlowClips, { ...piece, aspectRatio: '9:16' }, firstFrame)(context);
			expect(made).toEqual({ link: 'http://files.invalid/files/wan-1.mp4' });
			expect(fake.seen[0]?.json()).toEqual({
				...{ model: 'Wan-AI/Wan2.2-I2V-A14B', prompt: 'Waves break', image_size: '720x1280', seed: 7 },
				...{ negative_prompt: 'text', image: 'data:image/png;base64,iVBORw0KGgo=' },
			});
			expect(fake.seen.map(({ path }) => path)).toEqual(['/video/submit', '/video/status', '/video/status']);
		});
	});

	it.each([
		[{ status: 'Failed', reason: 'sensitive content' }, 'content-rejected'],
		[{ status: 'Failed', reason: 'out of memory' }, 'temporarily-unavailable'],
	])('ends with %j as %s', async (end, kind) => {
		await onFake(siliconFlow(secret, { ...steps, end: () => end }), { login }, async (context) => {
			const error = await filming(siliconFlowClips, piece, firstFrame)(context).catch((thrown: unknown) => thrown);
			expect((error as ProviderError).kind).toBe(kind);
		});
	});
});
