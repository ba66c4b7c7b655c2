import { ownModel } from '../core/own-model';
import { runJob } from '../core/run-job';
import type { Warning } from '../core/run-chain';
import type { MusicProvider, TrackRequest } from './port';

const label = 'Render Node';

/** The seeded synthesiser of the render-node: no key, no network, and the result is the user's own. */
export const renderNodeMusic = (vendors: readonly string[]): MusicProvider => ({
	id: 'renderNode',
	label,
	note: 'Local seeded synthesiser, free of charge',
	credential: 'showrunnerApi',
	operations: ['Generate track', 'Generate sound effect'],
	proof: 'engine',
	models: [],
	async composeTrack(request, context) {
		const { mood, durationMs, seed } = request;
		const order = { kind: 'music.generate', step: 'music', input: { mood, durationMs, seed } } as const;
		const { warnings, ...track } = await runJob(order, context);
		const model = ownModel({ id: 'renderNode', label }, request.model, vendors);
		const wishes = unmet({ ...request, ...(!model.model && { model: '' }) });
		return { value: { track, pieces: [] }, warnings: [...model.warnings, ...wishes, ...warnings] };
	},
	async makeEffect(request, context) {
		const order = { kind: 'sound.generate', step: `sound-${request.effect}`, input: request } as const;
		const { warnings, ...value } = await runJob(order, context);
		return { value: { ...value, pieces: [] }, warnings };
	},
});

function unmet({ model, prompt, vocals, intensity }: TrackRequest): Warning[] {
	const wishes = [
		...(model ? [['model', 'The local synthesiser has no choice of models']] : []),
		...(prompt ? [['prompt', 'The local synthesiser hears the mood and no words']] : []),
		...(vocals ? [['vocals', 'The local synthesiser does not sing']] : []),
		...(intensity ? [['intensity', 'The local synthesiser has no intensity; the mood decides']] : []),
	] as [string, string][];
	return wishes.map(([field, message]) => ({ code: 'option-unsupported', message, field }));
}
