import type { RetentionRules } from '../../domain/retention/retention-rules.js';
import { runRetention, type RetentionDeps } from './run-retention.js';

/** Applies the rules from time to time. @returns the way to stop that */
export function watchRetention(deps: RetentionDeps, rules: RetentionRules, everyMs: number): () => void {
	const timer = setInterval(() => {
		runRetention(deps, rules, 'service').catch((error: unknown) =>
			deps.log.warn({ err: error }, 'could not take away what was kept long enough'),
		);
	}, everyMs);
	timer.unref();
	return () => clearInterval(timer);
}
