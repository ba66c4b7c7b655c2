import { anthropicMessages } from '../../fakes/vendors/anthropic-messages';
import { audioSpeech } from '../../fakes/vendors/audio-speech';
import { azureSpeechFake } from '../../fakes/vendors/azure-speech';
import { chatCompletions } from '../../fakes/vendors/chat-completions';
import { elevenLabsHearing } from '../../fakes/vendors/eleven-labs-hearing';
import { elevenLabsMusicFake } from '../../fakes/vendors/eleven-labs-music';
import { elevenLabsSpeechFake } from '../../fakes/vendors/eleven-labs-speech';
import { geminiContent } from '../../fakes/vendors/gemini-content';
import { geminiImages } from '../../fakes/vendors/gemini-images';
import { geminiInteractions } from '../../fakes/vendors/gemini-interactions';
import { googleCloudSpeechFake } from '../../fakes/vendors/google-cloud-speech';
import { ltxFake } from '../../fakes/vendors/ltx';
import { googleVisionFake, mistralModerationFake, openAiModerationFake } from '../../fakes/vendors/moderation';
import { mubertFake } from '../../fakes/vendors/mubert';
import { openAiImages } from '../../fakes/vendors/openai-images';
import { openAiResponses } from '../../fakes/vendors/openai-responses';
import { pexels } from '../../fakes/vendors/pexels';
import { piperFake } from '../../fakes/vendors/piper';
import { pixabay } from '../../fakes/vendors/pixabay';
import { siliconFlow } from '../../fakes/vendors/silicon-flow';
import { stabilityImages } from '../../fakes/vendors/stability-images';
import { stableAudioFake } from '../../fakes/vendors/stable-audio';
import { sunoGatewayFake } from '../../fakes/vendors/suno-gateway';
import { vertexVeo } from '../../fakes/vendors/vertex-veo';
import { whisperServer } from '../../fakes/vendors/whisper-server';
import { openAiSpeechModels, openAiVoices } from '../../../providers/speech/open-ai-models';
import { said } from './heard-sound';
import { englishSeconds, madeStory, madeUpWriter } from './made-up-writer';
import { pngBytes } from './picture-wish';
import { shortWave } from './short-wave';
import type { VendorProtocol } from './vendor-fake';

/** Plays a vendor that takes this key. `base`: its own address, for what lies at a link. */
export type Play = (secret: string, base: () => string) => VendorProtocol;

/** Another sound for each call, so that assets tell calls apart. */
let made = 0;
const sound = () => Buffer.from(`ID3 sound ${++made}`);
/** Speech as far as its length is asked for: hardly a tenth of a second of it. */
const wave = () => shortWave(++made);
const server = { models: ['kokoro'], voices: ['af_bella'], listsVoices: true };
/** The beginning of an MP4 file, another one for each call. */
const film = () => Buffer.from(`\0\0\0\u0018ftypmp42 ${++made}`);
const filmed = () => ({
	response: { videos: [{ bytesBase64Encoded: film().toString('base64'), mimeType: 'video/mp4' }] },
});
const veoPlace = 'projects/channel-1/locations/moon-1';
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
	speech: {
		elevenLabs: (secret) => elevenLabsSpeechFake(secret, () => ({ bytes: sound(), durationMs: 900 })),
		azureSpeech: (secret) => azureSpeechFake(secret, sound),
		googleCloud: (secret) => googleCloudSpeechFake(secret, sound),
		openAi: (secret) =>
			audioSpeech({ secret, speak: wave, models: openAiSpeechModels.map(({ id }) => id), voices: [...openAiVoices] }),
		openAiCompatible: (secret) => audioSpeech({ secret, speak: wave, ...server }),
		piper: (secret) => piperFake(secret, wave),
	},
	transcription: {
		groq: (secret) => whisperServer({ secret, said, timed: ['whisper-large-v3-turbo'] }),
		openAi: (secret) => whisperServer({ secret, said, timed: [], untimed: ['gpt-transcribe'] }),
		openAiCompatible: (secret) => whisperServer({ secret, said, timed: ['whisper-small'] }),
		elevenLabs: (secret) => elevenLabsHearing(secret, said),
	},
	moderation: {
		openAi: (secret) => openAiModerationFake(secret),
		mistral: (secret) => mistralModerationFake(secret),
		googleVision: (secret) => googleVisionFake(secret),
	},
	clip: {
		gemini: (secret) => geminiInteractions(secret, film, undefined, 0),
		veo: (secret) => vertexVeo(secret, filmed, veoPlace, 0),
		veoServiceAccount: (secret) => vertexVeo(secret, filmed, veoPlace, 0),
		siliconFlow: (secret, base) => siliconFlow(secret, { clip: film, base, looks: () => 0 }),
		ltx: (secret) => ltxFake(secret, film),
	},
};

/** Its address is known only once it runs. */
function lazy(play: () => VendorProtocol): VendorProtocol {
	return { ...play(), answer: (request) => play().answer(request) };
}
