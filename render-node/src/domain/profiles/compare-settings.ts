import type { ProfileDiff } from '@showrunner/contract';
import { canonicalJson } from '../jobs/canonical-json.js';

const isGroup = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every single setting that differs, by its name such as `captions.style`. Lists are compared whole. */
export function compareSettings(from: unknown, to: unknown, name = ''): ProfileDiff['changes'] {
	if (canonicalJson(from ?? null) === canonicalJson(to ?? null)) return [];
	if (!isGroup(from) && !isGroup(to)) return [{ field: name, from: from ?? null, to: to ?? null }];
	const [before, after] = [isGroup(from) ? from : {}, isGroup(to) ? to : {}];
	const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return keys.flatMap((key) => compareSettings(before[key], after[key], name === '' ? key : `${name}.${key}`));
}
