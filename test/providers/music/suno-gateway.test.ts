import { beforeEach, describe, expect, it } from '@jest/globals';
import { sunoGatewayMusic } from '../../../providers/music/suno-gateway';
import { sunoGatewayFake } from '../../fakes/vendors/suno-gateway';
import { composing, trackPiece } from '../../kits/vendors/music-piece';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'suno-canary-5d9e20';
const login = { authorization: `Bearer ${secret}` };
const now = { state: 'SUCCESS' };
const sound = () => new Uint8Array([0xff, 0xfb, 7, 8]);
const protocol = sunoGatewayFake(secret, now, () => 'http://files.invalid', sound);
const piece = trackPiece({ model: 'V5' });

vendorSuite({
	name: 'Suno gateway: tracks',
	...{ protocol, secret, login },
	call: composing(sunoGatewayMusic, piece),
	required: ['prompt', 'customMode', 'instrumental', 'model', 'callBackUrl'],
	isRefusal: (text) => (JSON.parse(text) as { code: number }).code !== 200,
	kinds: { 'no-credit': 'quota-exhausted', 'too-often': 'rate-limited', 'bad-words': 'content-rejected' },
});

describe('a gateway to Suno', () => {
	beforeEach(() => void (now.state = 'SUCCESS'));
	const made = async () => await onFake(protocol, { login }, composing(sunoGatewayMusic, piece));

	it('gives a link once it is done', async () => {
		expect(await made()).toMatchObject({ file: { link: 'http://files.invalid/files/x.mp3' } });
	});

	it.each([
		['SENSITIVE_WORD_ERROR', 'content-rejected'],
		['GENERATE_AUDIO_FAILED', 'temporarily-unavailable'],
	])('ends with %s as %s', async (state, kind) => {
		now.state = state;
		await expect(made()).rejects.toMatchObject({ name: 'ProviderError', kind });
	});

	it('tells with every track that its right of use is open', () => {
		expect(sunoGatewayMusic.caution?.code).toBe('licence-unclear');
	});

	it('refuses what it takes no more of', async () => {
		const long = onFake(protocol, { login }, composing(sunoGatewayMusic, { ...piece, prompt: 'x'.repeat(401) }));
		await expect(long).rejects.toMatchObject({ kind: 'input-invalid' });
	});
});
