import { describe, expect, it } from '@jest/globals';
import { GoogleGenAI } from '@google/genai';
import { geminiClips } from '../../../providers/clip/gemini';
import type { ProviderError } from '../../../providers/core/provider-error';
import { geminiInteractions, type OmniEnd } from '../../fakes/vendors/gemini-interactions';
import { clipPiece, filming, firstFrame } from '../../kits/vendors/clip-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { shareDispatcher } from '../../kits/vendors/share-dispatcher';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'AIza-canary-3f90aa';
const login = { 'x-goog-api-key': secret };
const clip = () => new Uint8Array([0, 0, 0, 24, 1]);
const piece = clipPiece({ model: 'gemini-omni-1.1-flash' });

vendorSuite({
	name: 'Google Gemini: clips',
	...{ protocol: geminiInteractions(secret, clip), secret, login },
	call: filming(geminiClips, piece, firstFrame),
	kinds: { 'unknown-model': 'configuration-invalid' },
	required: ['model', 'input', 'response_format'],
});

describe('Gemini Omni', () => {
	it('is asked as Google’s own SDK asks', async () => {
		const protocol = geminiInteractions(secret, clip);
		await onFake(protocol, { login }, async (context, fake) => {
			await filming(geminiClips, piece, firstFrame)(context);
			const [ours] = fake.seen.splice(0);
			shareDispatcher();
			const { interactions } = new GoogleGenAI({
				apiKey: secret,
				httpOptions: { baseUrl: fake.baseUrl, apiVersion: 'v1' },
			});
			const data = Buffer.from(firstFrame.first?.bytes ?? []).toString('base64');
			await interactions.create({
				model: 'gemini-omni-1.1-flash',
				input: [
					{ type: 'image', data, mime_type: 'image/png' },
					{ type: 'text', text: 'Waves break' },
				],
				response_format: { type: 'video', aspect_ratio: '16:9', duration: '6s', resolution: '1080p', delivery: 'uri' },
				generation_config: { seed: 7, video_config: { task: 'image_to_video' } },
				...{ background: true, store: true },
			});
			const [theirs] = fake.seen;
			expect([ours?.method, ours?.path, ours?.json()]).toEqual([theirs?.method, theirs?.path, theirs?.json()]);
		});
	});

	it('gives its file through its own address, straight into the store', async () => {
		await onFake(geminiInteractions(secret, clip), { login }, async (context, fake) => {
			const made = await filming(geminiClips, piece)(context);
			expect(made).toEqual({ asset: expect.objectContaining({ mediaType: 'video/mp4', sizeBytes: 5 }) });
			expect(fake.seen.map(({ method, path }) => `${method} ${path}`)).toEqual([
				'POST /v1/interactions',
				...['GET /v1/interactions/v1_omni-1', 'GET /v1/interactions/v1_omni-1'],
				'GET /v1/files/abc123:download',
			]);
		});
	});

	it('may give a short clip in the answer itself', async () => {
		const content = [{ type: 'video', data: 'AAEC', mime_type: 'video/mp4' }];
		const end = () => ({ status: 'completed', steps: [{ content }] });
		await onFake(geminiInteractions(secret, clip, end), { login }, async (context) => {
			const made = await filming(geminiClips, piece)(context);
			expect(made).toEqual({ bytes: new Uint8Array([0, 1, 2]), mediaType: 'video/mp4' });
		});
	});

	const ends: [OmniEnd, string][] = [
		[{ status: 'failed', errors: [{ message: 'Blocked by safety filters' }] }, 'content-rejected'],
		[{ status: 'failed' }, 'temporarily-unavailable'],
		[{ status: 'cancelled' }, 'temporarily-unavailable'],
		[{ status: 'incomplete' }, 'temporarily-unavailable'],
		[{ status: 'budget_exceeded' }, 'quota-exhausted'],
		[{ status: 'requires_action' }, 'configuration-invalid'],
		[{ status: 'requires_continuation' }, 'configuration-invalid'],
		[{ status: 'completed', steps: [] }, 'content-rejected'],
		[{ status: 'completed', output_video: { uri: 'https://x/files/a' }, steps: [] }, 'content-rejected'],
	];
	it.each(ends)('ends with %j as %s', async (end, kind) => {
		await onFake(
			geminiInteractions(secret, clip, () => end),
			{ login },
			async (context) => {
				const error = await filming(geminiClips, piece)(context).catch((thrown: unknown) => thrown);
				expect((error as ProviderError).kind).toBe(kind);
			},
		);
	});
});
