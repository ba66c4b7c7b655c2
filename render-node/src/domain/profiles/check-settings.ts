import type { Capabilities, Model, ProfileSettings, ProfileWarning, Voice } from '@showrunner/contract';
import { checkCap } from './check-cap.js';
import { checkModels } from './check-models.js';
import { checkVoice } from './check-voice.js';

/** What this service has and allows, to hold settings against. */
export type ProfileGround = {
	voices: readonly Voice[];
	models: readonly Model[];
	scripts: Capabilities['scripts'];
	/** Cap of each video that brings none of its own. */
	videoCapMicros: number;
};

/** Something about settings that will not work as it stands. */
export type SettingFinding = { field: string; message: string; fix: string } & (
	| { isRefused: true; type: string }
	| { isRefused: false; code: ProfileWarning['code'] }
);

/** Holds settings against what this service has: what can never work is refused, what may not work is warned of. */
export function checkSettings(settings: ProfileSettings, ground: ProfileGround): SettingFinding[] {
	return [
		...checkVoice(settings, ground),
		...checkModels(settings, ground),
		...checkCap(settings, ground),
		...checkKids(settings),
	];
}

function checkKids({ madeForKids, moderationPolicy }: ProfileSettings): SettingFinding[] {
	if (!madeForKids || moderationPolicy !== undefined) return [];
	return [
		{
			...{ isRefused: false, code: 'kids-without-moderation', field: 'moderationPolicy' },
			message: 'Videos made for children are not held against a moderation policy',
			fix: "Set 'moderationPolicy'",
		},
	];
}
