import { describe, expect, it } from '@jest/globals';
import { ownModel } from '../../../providers/core/own-model';

const vendors = ['elevenLabs', 'openAi'];
const openAi = { id: 'openAi', label: 'OpenAI' };

describe('the model that a vendor of a chain is asked for', () => {
	it.each([
		['its own by name', 'openAi:tts-1', 'tts-1'],
		['one that nobody knows yet', 'tts-9', 'tts-9'],
		['one whose id holds a colon', 'whisper:small', 'whisper:small'],
	])('is %s', (_what, wanted, model) => {
		expect(ownModel(openAi, wanted, vendors)).toEqual({ model, warnings: [] });
	});

	it.each([undefined, '', 'auto'])('is left to it where %p was chosen', (wanted) => {
		expect(ownModel(openAi, wanted, vendors)).toEqual({ warnings: [] });
	});

	it('is its own choice in the place of another one’s, and it says so', () => {
		const { model, warnings } = ownModel(openAi, 'elevenLabs:eleven_v4', vendors);
		expect(model).toBeUndefined();
		expect(warnings).toMatchObject([{ code: 'model-substituted', field: 'model' }]);
	});
});
