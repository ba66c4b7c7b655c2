import type { RetentionRules } from '../../domain/retention/retention-rules.js';
import { runRetention, type RetentionDeps } from './run-retention.js';

/** Applies the rules from time to time, once at a time. @returns the way to stop that */
export function watchRetention(deps: RetentionDeps, rules: RetentionRules, everyMs: number): () => void {
	let isRunning = false;
	const timer = setInterval(() => {
		if (isRunning) return;
		isRunning = true;
		runRetention(deps, rules, 'service')
			.catch((error: unknown) => deps.log.warn({ err: error }, 'could not take away what was kept long enough'))
			.finally(() => (isRunning = false));
	}, everyMs);
	timer.unref();
	return () => clearInterval(timer);
}
