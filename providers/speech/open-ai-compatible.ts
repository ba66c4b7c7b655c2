import { openAiManners } from '../core/open-ai-manners';
import { ProviderError } from '../core/provider-error';
import { readJson } from '../core/read-json';
import { textIn } from '../core/read-members';
import { acceptAnswer } from '../core/refuse-answer';
import { serverModels } from '../core/server-models';
import { speakLikeOpenAi } from './open-ai-request';
import { speechOperations } from './operations';
import { pickVoice } from './pick-voice';
import { characters } from './text-limits';
import type { SpeechReach, SpeechVendor, VendorVoice } from './port';

const label = 'OpenAI-Compatible';

/** Kokoro names a voice by language and gender: `af_bella` is an American woman. */
const kokoroLanguages: Record<string, string> = {
	...{ a: 'en-US', b: 'en-GB', e: 'es', f: 'fr', h: 'hi', i: 'it', j: 'ja', p: 'pt-BR', z: 'zh' },
};
const kokoroGenders = { f: 'female', m: 'male' } as const;

/** Any server with `/audio/speech`: Kokoro-FastAPI, Speaches, LocalAI and others. They tell no times. */
export const openAiCompatibleSpeech: SpeechVendor = {
	id: 'openAiCompatible',
	label,
	note: 'Kokoro and others on your own server; counted as free unless you set a price',
	credential: 'showrunnerOpenAiCompatibleApi',
	operations: speechOperations,
	proof: 'sdk',
	models: [],
	prices: {
		...{ provider: 'openAiCompatible', currency: 'USD', asOf: '2026-11-20' },
		source: 'the user’s own server',
		prices: [{ model: '*', unit: 'character', priceMicros: 0, per: 1 }],
	},
	// One's own machine has one processor or one graphics card to speak with.
	lanes: 1,
	meets: ['model', 'instructions'],
	speeds: { least: 0.25, most: 4 },
	longest: () => characters(4_096),
	rights: { licence: 'By the model on the server', commercialUse: 'conditional' },
	ownModel,
	listModels: async (reach) => (await speakingModels(reach)).map((id) => ({ id, label: id })),
	usageOf: ({ text }) => ({ character: text.length }),
	async say(piece, reach) {
		const bytes = await speakLikeOpenAi({ label, format: 'mp3' }, piece, reach);
		return { bytes, mediaType: 'audio/mpeg', usage: { character: piece.text.length } };
	},
	listVoices,
	async ownVoice(locale, reach) {
		const voices = await listVoices(reach);
		// Servers without a list take the names of OpenAI's voices.
		return voices.length === 0 ? 'alloy' : pickVoice(voices, locale, label);
	},
};

/** A server of one's own: nobody knows its models before it is asked. */
async function ownModel(reach: SpeechReach): Promise<string> {
	const [speaking] = await speakingModels(reach);
	if (speaking !== undefined) return speaking;
	throw new ProviderError({
		kind: 'configuration-invalid',
		title: `${label}: the server has no model`,
		fix: 'Load one on the server, or put its id into the field',
		field: 'model',
	});
}

/** By their names; where none tells that it speaks, any may. */
async function speakingModels(reach: SpeechReach): Promise<string[]> {
	const ids = await serverModels(label, reach);
	const speaking = ids.filter((id) => /tts|kokoro|speech|piper|voice|orpheus|chatterbox/i.test(id));
	return speaking.length > 0 ? speaking : ids;
}

/** `/audio/voices` is Kokoro's own; servers without it have none to list. */
async function listVoices({ http, clock, signal }: SpeechReach): Promise<VendorVoice[]> {
	const answer = await http.send({ method: 'GET', path: '/audio/voices', ...(signal && { signal }) });
	if (answer.status === 404 || answer.status === 405) return [];
	const { voices } = readJson(acceptAnswer(answer, openAiManners(label), clock.now()), label);
	if (!Array.isArray(voices)) return [];
	return voices.flatMap((voice: unknown) => {
		const id = typeof voice === 'string' ? voice : (textIn(voice, 'id') ?? textIn(voice, 'name'));
		return id === undefined ? [] : [toVoice(id)];
	});
}

function toVoice(id: string): VendorVoice {
	const [, language = '', gender = ''] = /^([a-z])([fm])_/.exec(id) ?? [];
	const locale = kokoroLanguages[language];
	return {
		...{ id, label: id, licence: 'By the model on the server' },
		locales: locale === undefined ? [] : [locale],
		gender: gender === 'f' || gender === 'm' ? kokoroGenders[gender] : 'unknown',
	};
}
