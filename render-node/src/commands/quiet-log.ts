import type { Log } from '../domain/ports.js';

const quiet = () => undefined;

/** Commands tell people what they did in lines of their own. */
export const quietLog: Log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
