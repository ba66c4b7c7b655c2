import { assembleVideo } from '../assemble/assemble-video.js';
import type { AssemblyDeps } from '../assemble/assembly-deps.js';
import type { JobHandler } from '../job-handler.js';

export function createVideoAssembleHandler(deps: AssemblyDeps): JobHandler<'video.assemble'> {
	return {
		kind: 'video.assemble',
		version: 1,
		weight: 'heavy',
		async run({ timeline }, context) {
			const segmentCache = deps.segmentCache.hold();
			try {
				return await assembleVideo(timeline, { ...deps, segmentCache }, context);
			} finally {
				segmentCache.letGo();
			}
		},
	};
}
