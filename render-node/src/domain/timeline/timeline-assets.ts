import type { Timeline } from '@showrunner/contract';
import { bookendVisual } from './bookends/bookend-visual.js';
import { visualAssets } from './visual-assets.js';

export type AssetUse = { assetId: string; field: string; as: 'picture' | 'clip' | 'sound' };

/** Every asset that the outputs will show or play, with the field that names it. */
export function timelineAssets({
	scenes,
	inserts = [],
	overlays = [],
	intro,
	outro,
	voice,
	effects,
	music,
	outputs,
}: Timeline): AssetUse[] {
	const uses = [
		...scenes.flatMap(({ visual }, index) => visualAssets(visual, `timeline.scenes[${index}].visual`, outputs)),
		...inserts.flatMap(({ visual }, index) => visualAssets(visual, `timeline.inserts[${index}].visual`, outputs)),
		...overlays.flatMap((overlay, index): AssetUse[] => {
			if (overlay.kind !== 'image') return [];
			return [{ assetId: overlay.assetId, field: `timeline.overlays[${index}].assetId`, as: 'picture' }];
		}),
		...(intro ? visualAssets(bookendVisual(intro), 'timeline.intro', outputs) : []),
		...(outro ? visualAssets(bookendVisual(outro), 'timeline.outro', outputs) : []),
	];
	for (const [index, { assetId }] of voice.entries())
		uses.push({ assetId, field: `timeline.voice[${index}].assetId`, as: 'sound' });
	for (const [index, { assetId }] of effects.entries())
		uses.push({ assetId, field: `timeline.effects[${index}].assetId`, as: 'sound' });
	if (music) uses.push({ assetId: music.assetId, field: 'timeline.music.assetId', as: 'sound' });
	return uses;
}
