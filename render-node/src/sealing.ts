import type { Deps } from './application/deps.js';
import { keepSealing } from './application/evidence/seal-evidence.js';
import type { Closers } from './closers.js';

/** How long evidence waits for its place on the chain, at most. */
const sealEveryMs = 1_000;

/** Every role seals: whoever writes evidence need not wait for a worker. */
export const startSealing = (deps: Pick<Deps, 'store' | 'clock' | 'log'>, closers: Closers): void =>
	closers.add(keepSealing(deps, sealEveryMs));
