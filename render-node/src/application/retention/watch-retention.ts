import type { RetentionRules } from '../../domain/retention/retention-rules.js';
import { lookAgain } from '../look-again.js';
import { runRetention, type RetentionDeps } from './run-retention.js';

const complaint = 'could not take away what was kept long enough';

/** Applies the rules from time to time. @returns the way to stop that */
export const watchRetention = (deps: RetentionDeps, rules: RetentionRules, everyMs: number): (() => void) =>
	lookAgain(() => runRetention(deps, rules, 'service'), everyMs, deps.log, complaint);
