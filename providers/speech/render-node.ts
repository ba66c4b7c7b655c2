import { runJob } from '../core/run-job';
import type { SpeechProvider } from './port';

/** The local voices of the render-node: no key, no network. */
export const renderNodeSpeech: SpeechProvider = {
	id: 'renderNode',
	label: 'Render Node',
	note: 'Local voices, free of charge',
	credential: 'showrunnerApi',
	operations: ['Generate speech'],
	proof: 'engine',
	async speak(request, context) {
		const { warnings, ...value } = await runJob({ kind: 'speech.generate', step: 'speech', input: request }, context);
		return { value, warnings };
	},
};
