import { describe, expect, it } from '@jest/globals';
import { openAiCompatibleTranscription as vendor } from '../../../providers/transcription/open-ai-compatible';
import { whisperServer } from '../../fakes/vendors/whisper-server';
import { said, sound } from '../../kits/vendors/heard-sound';
import { onFake } from '../../kits/vendors/on-fake';
import { vendorSuite } from '../../kits/vendors/vendor-suite';

const secret = 'own-canary-73bb1d';
const login = { authorization: `Bearer ${secret}` };
const server = (timed: string[]) => {
	const protocol = whisperServer({ secret, said, timed });
	delete (protocol as { contentRefused?: unknown }).contentRefused;
	return protocol;
};

vendorSuite({
	name: 'A server of one’s own: transcripts',
	...{ protocol: server(['Systran/faster-whisper-small']), secret, login },
	requiredFields: ['file', 'model'],
	call: async (context) => await vendor.hear({ ...sound, model: 'Systran/faster-whisper-small' }, context),
});

describe('a server of one’s own', () => {
	it('is asked for a model that hears', async () => {
		const model = await onFake(
			server(['llama', 'whisper-small']),
			{ login },
			async (reach) => await vendor.ownModel?.(reach),
		);
		expect(model).toBe('whisper-small');
	});

	it('is passed over where it has none', async () => {
		const asked = onFake(server(['llama']), { login }, async (reach) => await vendor.ownModel?.(reach));
		await expect(asked).rejects.toMatchObject({ kind: 'configuration-invalid' });
	});
});
