import { localVoices } from '../core/local-voices';
import { ownModel } from '../core/own-model';
import { runJob } from '../core/run-job';
import type { Warning } from '../core/run-chain';
import type { SpeechManner, SpeechProvider, SpeechRequest } from './port';
import { voiceFor } from './voice-ids';

const label = 'Render Node';

/** The local voices of the render-node: no key, no network. */
export const renderNodeSpeech = (vendors: readonly string[]): SpeechProvider => ({
	id: 'renderNode',
	label,
	note: 'Local voices, free of charge',
	credential: 'showrunnerApi',
	operations: ['Generate speech', 'Get many voices'],
	proof: 'engine',
	models: [],
	async speak(request, context) {
		const { scenes, locale, speed } = request;
		const chosen = voiceFor({ id: 'renderNode', label }, request.voices, vendors);
		const input = { scenes, locale, speed, ...(chosen.voice !== undefined && { voice: chosen.voice }) };
		const { warnings, voice, ...rest } = await runJob({ kind: 'speech.generate', step: 'speech', input }, context);
		const speech = { ...rest, voice: voice && { ...voice, provider: 'renderNode' } };
		const model = ownModel({ id: 'renderNode', label }, request.model, vendors);
		const unmet = unmetWishes({ ...request, model: model.model ?? '' });
		return { value: { speech, pieces: [] }, warnings: [...chosen.warnings, ...model.warnings, ...unmet, ...warnings] };
	},
	async listVoices(reach) {
		return (await localVoices(reach)).map((voice) => ({ ...voice, provider: 'renderNode' }));
	},
});

const forVendors = [
	'model',
	'style',
	'exaggeration',
	'stability',
	'instructions',
	'seed',
] as const satisfies readonly (keyof SpeechManner)[];

/** Local voices have nothing to set but their pace; their sound is lossless already. */
function unmetWishes(request: SpeechRequest): Warning[] {
	return forVendors
		.filter((wish) => request[wish] !== undefined && request[wish] !== '')
		.map((wish) => ({
			code: 'option-unsupported',
			message: `Local voices have no '${wish}' to set; they spoke without`,
			field: wish,
		}));
}
