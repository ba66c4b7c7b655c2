import { runJob } from '../core/run-job';
import type { MusicProvider } from './port';

/** The seeded synthesiser of the render-node: no key, no network, and the result is the user's own. */
export const renderNodeMusic: MusicProvider = {
	id: 'renderNode',
	label: 'Render Node',
	note: 'Local seeded synthesiser, free of charge',
	credential: 'showrunnerApi',
	operations: ['Generate track', 'Generate sound effect'],
	proof: 'engine',
	async composeTrack(request, context) {
		const { warnings, ...value } = await runJob({ kind: 'music.generate', step: 'music', input: request }, context);
		return { value, warnings };
	},
	async makeEffect(request, context) {
		const order = { kind: 'sound.generate', step: `sound-${request.effect}`, input: request } as const;
		const { warnings, ...value } = await runJob(order, context);
		return { value, warnings };
	},
};
