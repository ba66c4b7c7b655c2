import { describe, expect, it } from '@jest/globals';
import { veoClips } from '../../../providers/clip/veo';
import type { ProviderError } from '../../../providers/core/provider-error';
import { vertexVeo } from '../../fakes/vendors/vertex-veo';
import { clipPiece, filming, firstFrame } from '../../kits/vendors/clip-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'ya29-canary-5512dd';
const login = { authorization: `Bearer ${secret}` };
/** The places in the path are filled by what carries the login; here they stay as they are. */
const place = 'projects/{projectId}/locations/{location}';
const done = () => ({ response: { videos: [{ bytesBase64Encoded: 'AAEC', mimeType: 'video/mp4' }] } });
const piece = clipPiece({ model: 'veo-3.1-generate-001', negativePrompt: 'text' });

vendorSuite({
	name: 'Veo on Vertex AI: clips',
	...{ protocol: vertexVeo(secret, done, place), secret, login },
	call: filming(veoClips, piece, firstFrame),
	required: ['instances', 'parameters'],
});

describe('Veo', () => {
	it('is looked after by a POST, and gives the clip in the answer', async () => {
		await onFake(vertexVeo(secret, done, place), { login }, async (context, fake) => {
			const made = await filming(veoClips, { ...piece, sound: false }, firstFrame)(context);
			expect(made).toEqual({ bytes: new Uint8Array([0, 1, 2]), mediaType: 'video/mp4' });
			expect(fake.seen[0]?.json()).toEqual({
				instances: [{ prompt: 'Waves break', image: { bytesBase64Encoded: 'iVBORw0KGgo=', mimeType: 'image/png' } }],
				parameters: {
					...{ aspectRatio: '16:9', durationSeconds: 6, resolution: '1080p', generateAudio: false, sampleCount: 1 },
					...{ seed: 7, negativePrompt: 'text' },
				},
			});
			expect(fake.seen.every(({ method }) => method === 'POST')).toBe(true);
		});
	});

	it.each([
		[{ response: { raiMediaFilteredCount: 1, raiMediaFilteredReasons: ['…'] } }, 'content-rejected'],
		[{ error: { code: 13, message: 'Internal' } }, 'temporarily-unavailable'],
	])('ends with %j as %s', async (end, kind) => {
		await onFake(
			vertexVeo(secret, () => end, place),
			{ login },
			async (context) => {
				const error = await filming(veoClips, piece)(context).catch((thrown: unknown) => thrown);
				expect((error as ProviderError).kind).toBe(kind);
			},
		);
	});
});
