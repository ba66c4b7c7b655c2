import type {
	ClipExtendResult,
	ClipGenerateResult,
	ClipUpscaleResult,
	Job,
	VideoAssembleResult,
	VideoScoreResult,
} from '@showrunner/contract';
import type { IDataObject } from 'n8n-workflow';
import type { Warning } from '../../../providers/core/run-chain';
import { withClips } from './clips';

/**
 * The sections that a finished job adds to its item, so that the nodes after it find them.
 * @param warnings of the node itself, about a video
 */
export function sectionsOfJob(job: Job, json: IDataObject, warnings: readonly Warning[] = []): IDataObject {
	const told = { cached: job.cached, jobId: job.id };
	switch (job.kind) {
		case 'video.assemble': {
			const { captions, ...video } = job.result as VideoAssembleResult;
			const all = warnings.length > 0 && { warnings: [...warnings, ...video.warnings] };
			return { video: { ...video, ...all, ...told }, captions: { files: captions } };
		}
		case 'video.score':
			return { score: { ...(job.result as VideoScoreResult), ...told } };
		case 'clip.generate': {
			const { clips, ...account } = job.result as ClipGenerateResult;
			return { visuals: withClips(json.visuals, clips, { ...account, ...told }) };
		}
		case 'clip.extend':
		case 'clip.upscale': {
			const { clip, ...account } = job.result as ClipExtendResult | ClipUpscaleResult;
			return { clip: { ...clip, ...account, ...told } };
		}
		default:
			return {};
	}
}
