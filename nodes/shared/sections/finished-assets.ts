import type { ItemContext } from '../item-context';
import { invalidField } from '../refusals';
import { readEntries, readOptionalSection, readSection } from './read-section';

export type FinishedAsset = { role: string; assetId: string };

const video = { field: 'video', noun: 'video', madeBy: 'Showrunner Video: Assemble' };
const captions = { field: 'captions', noun: 'caption section', madeBy: 'Showrunner Video' };
const thumbnails = { field: 'thumbnails', noun: 'thumbnail section', madeBy: 'Showrunner Image: Compose' };

/** The item's results with the roles that they play: video-9x16, caption-srt, thumbnail and so on. */
export function finishedAssets(item: ItemContext): FinishedAsset[] {
	const videos = readEntries(readSection(item, video), 'videos', video);
	if (videos.length === 0)
		throw invalidField('video', 'The item has no video', 'Put Showrunner Video: Assemble before this node');
	return [
		...videos.map((entry) => toAsset(entry, `video-${String(entry.aspectRatio).replace(':', 'x')}`, 'video')),
		...optionalEntries(item, captions, 'files').map((entry) =>
			toAsset(entry, `caption-${String(entry.format)}`, 'captions'),
		),
		...optionalEntries(item, thumbnails, 'images').map((entry, index) => {
			return toAsset(entry, index === 0 ? 'thumbnail' : `thumbnail-${index + 1}`, 'thumbnails');
		}),
	];
}

function optionalEntries(item: ItemContext, wanted: typeof captions, key: string): Record<string, unknown>[] {
	const section = readOptionalSection(item, wanted);
	return section ? readEntries(section, key, wanted) : [];
}

function toAsset({ assetId }: Record<string, unknown>, role: string, field: string): FinishedAsset {
	if (typeof assetId === 'string') return { role, assetId };
	throw invalidField(
		field,
		`An entry for ${role} has no asset ID`,
		'Map the field to the whole section that the node before put out',
	);
}
