import type { ProfileSettings } from '@showrunner/contract';
import { namedModels } from './check-models.js';
import type { ProfileGround, SettingFinding } from './check-settings.js';

const told = (micros: number) => (micros / 1_000_000).toFixed(6).replace(/0{1,4}$/, '');

/** Whether the cap of the settings leaves room for a single second of each named model, and keeps within the service's own. */
export function checkCap(settings: ProfileSettings, ground: ProfileGround): SettingFinding[] {
	const cap = settings.spendCapMicros;
	if (cap === undefined) return [];
	const field = 'spendCapMicros';
	const least = namedModels(settings, ground).reduce((sum, { model }) => sum + model.pricePerSecondMicros, 0);
	if (cap < least) {
		const message = `One second of the named models costs ${told(least)} already, the cap of a video is ${told(cap)}`;
		return [{ isRefused: true, type: 'cap-too-small', field, message, fix: 'Raise the cap, or choose cheaper models' }];
	}
	if (cap <= ground.videoCapMicros) return [];
	const message = `These settings let a video cost ${told(cap)}, and the service's own cap is ${told(ground.videoCapMicros)}`;
	return [{ isRefused: false, code: 'cap-above-budget', field, message, fix: "Lower it, or raise the service's cap" }];
}
