import type { Fingerprint } from './fingerprint.js';

/**
 * Looks at and listens to a file once. Null where it is no picture, video or sound. What cannot be decoded is left null
 * in the fingerprint. Rejects when the signal is aborted, or when the file stalls.
 */
export type TakeFingerprint = (path: string, taking: Taking) => Promise<Fingerprint | null>;
export type Taking = { workDir: string; signal: AbortSignal; onFraction?: (fraction: number) => void };
