import { createHash } from 'node:crypto';
import type { JobKind } from '@showrunner/contract';
import { canonicalJson } from './canonical-json.js';

/** Lower-case hexadecimal SHA-256 of a value's canonical JSON. */
export const contentHash = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');

/** The result cache's key: the same kind, handler version and parsed input give the same result. */
export const resultKey = (kind: JobKind, handlerVersion: number, input: unknown): string =>
	contentHash([kind, handlerVersion, input]);
