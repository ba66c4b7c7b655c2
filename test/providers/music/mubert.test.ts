import { describe, expect, it } from '@jest/globals';
import { mubertMusic } from '../../../providers/music/mubert';
import { mubertFake } from '../../fakes/vendors/mubert';
import { composing, trackPiece } from '../../kits/vendors/music-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'mubert-canary-0c4f11';
const login = { 'customer-id': 'customer-1', 'access-token': secret };
const sound = () => new Uint8Array([0xff, 0xfb, 5, 6]);
const protocol = () => mubertFake(secret, { looks: 2, sound, base: () => 'http://files.invalid' });
const piece = trackPiece({ model: 'mubert-v3' });

vendorSuite({
	name: 'Mubert: tracks',
	...{ protocol: protocol(), secret, login },
	call: composing(mubertMusic, piece),
	kinds: { 'used-up': 'quota-exhausted', 'too-many': 'rate-limited' },
	required: ['duration', 'prompt'],
});

describe('Mubert', () => {
	it('gives a ticket, and then a link with the number of its licence', async () => {
		await onFake(protocol(), { login }, async (context, fake) => {
			const made = await composing(mubertMusic, piece)(context);
			expect(made).toEqual({
				...{ file: { link: 'http://files.invalid/files/track-1.mp3' }, usage: { track: 1 } },
				licenceId: 'licence-track-1',
			});
			expect(fake.seen.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET', 'GET']);
		});
	});

	it('makes a loop where one is wished for', async () => {
		await onFake(protocol(), { login }, async (context, fake) => {
			await composing(mubertMusic, { ...piece, loop: true, intensity: 'high' })(context);
			expect(fake.seen[0]?.json()).toMatchObject({ mode: 'loop', intensity: 'high', duration: 30 });
		});
	});
});
