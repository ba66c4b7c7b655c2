import type { FakeAnswer } from '../../kits/vendors/vendor-fake.js';

const model = (id: string, change: object = {}) => ({ id, object: 'model', created: 1, owned_by: 'openai', ...change });

/** OpenAI's one list of models, which says of none what it is for. Those that end on 2027-06-30 stand in no list of ours. */
export const openAiModelsAnswer: FakeAnswer = {
	status: 200,
	json: {
		object: 'list',
		data: [
			model('gpt-6-luna', { shutdown_date: null }),
			...['gpt-5.5', 'gpt-image-3', 'gpt-9-tts', 'gpt-9-transcribe'].map((id) =>
				model(id, { shutdown_date: '2027-06-30' }),
			),
			model('gpt-image-2', { shutdown_date: null }),
			model('omni-moderation-latest'),
		],
	},
};
