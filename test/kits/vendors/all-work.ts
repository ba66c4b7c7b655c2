import { pngBytes } from './picture-wish';

/** `id`: the vendor's; `assetId`: the file of the work, where it needs one. */
type Asked = { words: string; id: string; assetId: string };
type Work = {
	node: string;
	resource: string;
	operation: string;
	parameters(asked: Asked): object;
	json(asked: Asked): object;
	/** What lies in the store before the vendor is asked. */
	file?(words: string): { mediaType: string; bytes: Buffer };
};
const story = ({ words }: Asked) => ({
	story: { title: 'T', locale: 'en', scenes: [{ id: 'a', narration: words, visualPrompt: words, mood: 'calm' }] },
});

/** Voices that the fakes have, so that what goes wrong is the speech itself; without one, the list of voices is asked first. */
const voices: Record<string, string> = {
	...{ elevenLabs: 'rachel', azureSpeech: 'en-US-ZoeNeural', googleCloud: 'en-US-Neural2-C', openAi: 'marin' },
	openAiCompatible: 'af_bella',
};
const voiceOf = (id: string) => ({ __rl: true, mode: 'id', value: voices[id] ? `${id}:${voices[id]}` : '' });
/** A server of one's own would be asked for its models first. */
const modelOf = (id: string, model: string) =>
	id === 'openAiCompatible' ? { options: { model: `${id}:${model}` } } : {};

/** What the form of a node asks of a vendor of each capability; other words ask for another piece. */
export const allWork: Record<string, Work> = {
	text: {
		...{ node: 'Story', resource: 'script', operation: 'generate', json: () => ({}) },
		parameters: ({ words }) => ({ topic: words, durationSeconds: 20 }),
	},
	image: {
		...{ node: 'Image', resource: 'image', operation: 'generate', json: story },
		parameters: () => ({ style: 'diffusion', aspectRatios: ['9:16'], options: { ifNoModelCan: 'stop' } }),
	},
	music: {
		...{ node: 'Music', resource: 'track', operation: 'generate', json: story },
		parameters: ({ words }) => ({ durationSeconds: 30, options: { prompt: words } }),
	},
	stock: {
		...{ node: 'Image', resource: 'stockPhoto', operation: 'search', json: story },
		parameters: () => ({ aspectRatios: ['9:16'] }),
	},
	speech: {
		...{ node: 'Speech', resource: 'speech', operation: 'generate', json: story },
		parameters: ({ id }) => ({ voice: voiceOf(id), ...modelOf(id, 'kokoro') }),
	},
	transcription: {
		...{ node: 'Speech', resource: 'transcript', operation: 'create', json: () => ({}) },
		parameters: ({ assetId, id }) => ({
			...{ assetId: { __rl: true, mode: 'id', value: assetId } },
			...modelOf(id, 'whisper-small'),
		}),
		file: (words) => ({ mediaType: 'audio/flac', bytes: Buffer.from(`fLaC ${words}`) }),
	},
	moderation: {
		...{ node: 'Moderation', resource: 'content', operation: 'check' },
		parameters: ({ id }) => ({
			...{ check: [id === 'googleVision' ? 'pictures' : 'story'], policy: 'own' },
			thresholds: { rows: [{ category: 'violence', review: 0.4, reject: 0.8 }] },
		}),
		json: (asked) => ({ ...story(asked), visuals: { images: [{ sceneId: 'a', assetId: asked.assetId }] } }),
		file: (words) => ({ mediaType: 'image/png', bytes: Buffer.concat([pngBytes, Buffer.from(words)]) }),
	},
	clip: {
		...{ node: 'Video', resource: 'clip', operation: 'generate', json: story },
		parameters: () => ({ aspectRatio: '16:9' }),
	},
};
