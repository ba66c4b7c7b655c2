import type { JobKind, JobRequest } from '@showrunner/contract';
import type { ClipJob, LocalClips } from './port';

/** Models on the render-node's own devices; a picture moves by its camera where there is none. */
export const renderNodeClip: LocalClips = {
	id: 'renderNode',
	label: 'Render Node',
	note: 'Local models, and a camera over the picture without one; free of charge',
	credential: 'showrunnerApi',
	operations: ['Generate clips', 'Animate image', 'Extend clip', 'Upscale clip'],
	proof: 'engine',
	toJob({ verb, wish }) {
		switch (verb) {
			case 'generate': {
				const { clips, look, ...rest } = wish;
				return job('clip.generate', 'clips', { ...rest, scenes: clips, style: look });
			}
			case 'extend':
				return job('clip.extend', 'clip-extended', wish);
			case 'upscale':
				return job('clip.upscale', 'clip-upscaled', wish);
		}
	},
};

function job<K extends JobKind>(kind: K, step: string, input: JobRequest<K>): ClipJob {
	return { kind, step, input };
}
