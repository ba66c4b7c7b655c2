import { anthropicMessages } from '../../fakes/vendors/anthropic-messages';
import { chatCompletions } from '../../fakes/vendors/chat-completions';
import { elevenLabsMusicFake } from '../../fakes/vendors/eleven-labs-music';
import { geminiContent } from '../../fakes/vendors/gemini-content';
import { geminiImages } from '../../fakes/vendors/gemini-images';
import { mubertFake } from '../../fakes/vendors/mubert';
import { openAiImages } from '../../fakes/vendors/openai-images';
import { openAiResponses } from '../../fakes/vendors/openai-responses';
import { pexels } from '../../fakes/vendors/pexels';
import { pixabay } from '../../fakes/vendors/pixabay';
import { stabilityImages } from '../../fakes/vendors/stability-images';
import { stableAudioFake } from '../../fakes/vendors/stable-audio';
import { sunoGatewayFake } from '../../fakes/vendors/suno-gateway';
import { englishSeconds, madeStory, madeUpWriter } from './made-up-writer';
import { pngBytes } from './picture-wish';
import type { VendorProtocol } from './vendor-fake';

/** Plays a vendor that takes this key. `base`: its own address, for what lies at a link. */
export type Play = (secret: string, base: () => string) => VendorProtocol;

/** Another sound for each call, so that assets tell calls apart. */
let made = 0;
const sound = () => Buffer.from(`ID3 sound ${++made}`);
const paint = () => new Uint8Array([...pngBytes, ++made & 255, made >> 8]);
const libraryAt = (base: () => string) => ({
	photos: [{ id: 1, url: `${base()}/files/1.png`, width: 2_160, height: 3_840 }],
	videos: [],
});
const write = madeUpWriter({ 'title hook summary scenes': () => madeStory([englishSeconds(10), englishSeconds(10)]) });
const chat = (path: string, tokenLimit: 'max_tokens' | 'max_completion_tokens'): Play => {
	const wire = {
		path,
		modelsPath: path.replace('chat/completions', 'models'),
		tokenLimit,
		models: [{ id: 'llama4:8b' }],
	};
	return (secret) => chatCompletions({ secret, write, ...wire });
};
/** Files lie open, as those of the libraries do. */
const withFiles = (protocol: VendorProtocol): VendorProtocol => ({
	...protocol,
	isLoggedIn: (request) => request.path.startsWith('/files/') || protocol.isLoggedIn(request),
	answer: (request) =>
		request.path.startsWith('/files/')
			? { status: 200, headers: { 'content-type': 'image/png' }, bytes: paint() }
			: protocol.answer(request),
});

/** Who plays each vendor of the registries, by capability and id. A vendor without an entry lets the tests of all fail. */
export const allFakes: Record<string, Record<string, Play>> = {
	text: {
		openAi: (secret) => openAiResponses({ secret, write }),
		anthropic: (secret) => anthropicMessages({ secret, write }),
		gemini: (secret) => geminiContent({ secret, write }),
		mistral: chat('/v1/chat/completions', 'max_tokens'),
		groq: chat('/chat/completions', 'max_completion_tokens'),
		openAiCompatible: chat('/chat/completions', 'max_tokens'),
	},
	image: {
		openAi: (secret) => openAiImages({ secret, paint }),
		gemini: (secret) => geminiImages({ secret, paint }),
		stability: (secret) => stabilityImages({ secret, paint }),
	},
	music: {
		elevenLabs: (secret) => elevenLabsMusicFake(secret, sound),
		stableAudio: (secret) => stableAudioFake(secret, sound),
		mubert: (secret, base) => mubertFake(secret, { looks: 0, sound, base }),
		sunoGateway: (secret, base) => sunoGatewayFake(secret, { state: 'SUCCESS' }, base, sound),
	},
	stock: {
		pexels: (secret, base) => withFiles(lazy(() => pexels({ secret, library: libraryAt(base) }))),
		pixabay: (secret, base) => withFiles(lazy(() => pixabay({ secret, library: libraryAt(base) }))),
	},
};

/** Its address is known only once it runs. */
function lazy(play: () => VendorProtocol): VendorProtocol {
	return { ...play(), answer: (request) => play().answer(request) };
}

type Work = {
	node: string;
	resource: string;
	operation: string;
	parameters(words: string): object;
	json(words: string): object;
};
const story = (words: string) => ({
	story: { title: 'T', locale: 'en', scenes: [{ id: 'a', narration: words, visualPrompt: words, mood: 'calm' }] },
});

/** What the form of a node asks of a vendor of each capability; other words ask for another piece. */
export const allWork: Record<string, Work> = {
	text: {
		...{ node: 'Story', resource: 'script', operation: 'generate', json: () => ({}) },
		parameters: (words) => ({ topic: words, durationSeconds: 20 }),
	},
	image: {
		...{ node: 'Image', resource: 'image', operation: 'generate', json: story },
		parameters: () => ({ style: 'diffusion', aspectRatios: ['9:16'], options: { ifNoModelCan: 'stop' } }),
	},
	music: {
		...{ node: 'Music', resource: 'track', operation: 'generate', json: story },
		parameters: (words) => ({ durationSeconds: 30, options: { prompt: words } }),
	},
	stock: {
		...{ node: 'Image', resource: 'stockPhoto', operation: 'search', json: story },
		parameters: () => ({ aspectRatios: ['9:16'] }),
	},
};
