import { describe, expect, it } from '@jest/globals';
import { ltxClips } from '../../../providers/clip/ltx';
import { ltxFake } from '../../fakes/vendors/ltx';
import { clipPiece, filming, firstFrame } from '../../kits/vendors/clip-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'ltx-canary-1177ee';
const login = { authorization: `Bearer ${secret}` };
const protocol = ltxFake(secret, () => new Uint8Array([1, 2, 3]));
const piece = clipPiece({ model: 'ltx-2-pro' });

vendorSuite({
	name: 'LTX: clips',
	...{ protocol, secret, login },
	call: filming(ltxClips, piece, firstFrame),
	kinds: { 'no-credit': 'quota-exhausted' },
	required: ['prompt', 'model', 'duration', 'resolution', 'image_uri'],
});

describe('LTX', () => {
	it('gives the clip itself, straight into the store', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			const made = await filming(ltxClips, piece)(context);
			expect(made).toEqual({ asset: expect.objectContaining({ mediaType: 'video/mp4', sizeBytes: 3 }) });
			expect(fake.seen.map(({ path }) => path)).toEqual(['/v1/text-to-video']);
			expect(fake.seen[0]?.json()).toEqual({
				...{ prompt: 'Waves break', model: 'ltx-2-pro', duration: 6, resolution: '1920x1080' },
			});
		});
	});
});
