import { runJob } from '../core/run-job';
import type { TranscriptionProvider } from './port';

/** Finds the words of a given text in the sound, on the render-node itself. It cannot hear words that nobody gives it. */
export const renderNodeTranscription: TranscriptionProvider = {
	id: 'renderNode',
	label: 'Render Node',
	note: 'Finds the words of a given text, free of charge',
	credential: 'showrunnerApi',
	operations: ['Align transcript'],
	proof: 'engine',
	models: [],
	async align({ assetId, locale, text }, context) {
		const order = { kind: 'transcript.align', step: 'transcript', input: { assetId, locale, text } } as const;
		const { warnings, ...transcript } = await runJob(order, context);
		return { value: { transcript, pieces: [] }, warnings };
	},
};
