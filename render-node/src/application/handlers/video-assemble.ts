import { assembleVideo } from '../assemble/assemble-video.js';
import type { AssemblyDeps } from '../assemble/assembly-deps.js';
import type { JobHandler } from '../job-handler.js';

export function createVideoAssembleHandler(deps: AssemblyDeps): JobHandler<'video.assemble'> {
	return {
		kind: 'video.assemble',
		version: 1,
		weight: 'heavy',
		run: ({ timeline }, context) => assembleVideo(timeline, deps, context),
	};
}
