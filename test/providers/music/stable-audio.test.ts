import { describe, expect, it } from '@jest/globals';
import { costOf } from '../../../providers/core/price';
import { stableAudioMusic } from '../../../providers/music/stable-audio';
import { stableAudioFake } from '../../fakes/vendors/stable-audio';
import { composing, trackPiece } from '../../kits/vendors/music-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'sk-canary-41c2de';
const login = { authorization: `Bearer ${secret}` };
const sound = () => new Uint8Array([0xff, 0xfb, 3, 4]);
const protocol = stableAudioFake(secret, sound);
const piece = trackPiece({ model: 'stable-audio-2.5' });

vendorSuite({
	name: 'Stable Audio: tracks',
	...{ protocol, secret, login },
	call: composing(stableAudioMusic, piece),
	kinds: { 'no-credit': 'quota-exhausted', filtered: 'content-rejected' },
});

describe('Stable Audio', () => {
	it('is sent a form with every wish in it', async () => {
		await onFake(protocol, { login }, async (context, fake) => {
			await composing(stableAudioMusic, { ...piece, seed: 4_294_967_295 })(context);
			expect(Object.fromEntries((await fake.seen[0]?.form()) ?? [])).toEqual({
				...{ prompt: piece.prompt, duration: '30', seed: '0', model: 'stable-audio-2.5', output_format: 'mp3' },
			});
			expect(fake.seen[0]?.headers.accept).toBe('audio/*');
		});
	});

	it.each([
		['a track that is too long', { durationMs: 191_000 }],
		['a model that it has not', { model: 'stable-audio-9' }],
		['no description', { prompt: '' }],
	])('is refused with %s', async (_what, change) => {
		await onFake(protocol, { login }, async (context) => {
			const refused = composing(stableAudioMusic, { ...piece, ...change })(context);
			await expect(refused).rejects.toMatchObject({ kind: 'input-invalid' });
		});
	});

	it('costs twenty credits', () => {
		const { usageOf, prices } = stableAudioMusic;
		expect(costOf(prices, [], piece.model, usageOf(piece))).toEqual({ micros: 200_000, currency: 'USD', unpriced: [] });
	});
});
