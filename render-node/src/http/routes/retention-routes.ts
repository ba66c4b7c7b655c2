import { previewRetention } from '../../application/retention/preview-retention.js';
import { runRetention } from '../../application/retention/run-retention.js';
import type { RouteHandlers } from '../route-handlers.js';
import type { HttpDeps } from './deps.js';

export const retentionRoutes = (deps: HttpDeps): Pick<RouteHandlers, 'previewRetention' | 'runRetention'> => ({
	previewRetention: () => previewRetention(deps, deps.retentionRules),
	runRetention: ({ caller }) => runRetention(deps, deps.retentionRules, caller.name),
});
