import type { ProfileSettings } from '@showrunner/contract';
import { isRecord } from '../../../shared/is-record';

/** The earlier settings with the changes on top, single members of groups too. */
export function mergeSettings(earlier: ProfileSettings, changes: ProfileSettings): ProfileSettings {
	const merged: Record<string, unknown> = { ...earlier };
	for (const [name, value] of Object.entries(changes)) {
		const before = merged[name];
		merged[name] = isRecord(value) && isRecord(before) ? { ...before, ...value } : value;
	}
	return merged;
}
