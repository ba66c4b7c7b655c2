import type { Timeline } from '@showrunner/contract';
import { pickStill } from './pick-still.js';

export type AssetUse = { assetId: string; field: string; as: 'picture' | 'clip' | 'sound' };

/** Every asset that the outputs will show or play, with the field that names it. */
export function timelineAssets({ scenes, voice, effects, music, outputs }: Timeline): AssetUse[] {
	const uses = scenes.flatMap(({ visual }, index): AssetUse[] => {
		const field = `timeline.scenes[${index}].visual`;
		if (visual.kind === 'colour') return [];
		if (visual.kind === 'clip') return [{ assetId: visual.assetId, field: `${field}.assetId`, as: 'clip' }];
		const picked = new Set(outputs.map(({ aspectRatio }) => pickStill(visual, aspectRatio)));
		return [...picked].map((assetId) => ({ assetId, field: `${field}.assetIds`, as: 'picture' }));
	});
	for (const [index, { assetId }] of voice.entries())
		uses.push({ assetId, field: `timeline.voice[${index}].assetId`, as: 'sound' });
	for (const [index, { assetId }] of effects.entries())
		uses.push({ assetId, field: `timeline.effects[${index}].assetId`, as: 'sound' });
	if (music) uses.push({ assetId: music.assetId, field: 'timeline.music.assetId', as: 'sound' });
	return uses;
}
