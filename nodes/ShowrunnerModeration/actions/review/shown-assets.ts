import type { RequestReviewRequest } from '@showrunner/contract';
import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';
import { limits } from '../../../../contract/vocabulary';
import { isRecord } from '../../../shared/is-record';

type ShownAsset = Required<NonNullable<RequestReviewRequest['assets']>[number]>;

/** Parts of an item that a reviewer can look at or listen to. */
export const shownSections: INodePropertyOptions[] = [
	{ name: 'Clips', value: 'clips', description: 'Moving pictures of the scenes' },
	{ name: 'Music', value: 'music' },
	{ name: 'Pictures', value: 'images', description: 'Pictures of the scenes' },
	{ name: 'Speech', value: 'speech', description: 'Spoken scenes' },
	{ name: 'Story Text', value: 'story', description: 'What is said in each scene' },
	{ name: 'Thumbnails', value: 'thumbnails' },
	{ name: 'Videos', value: 'video', description: 'Finished videos' },
];

type Place = { section: string; list: string; label: (entry: Record<string, unknown>, index: number) => string };

const scene = (entry: Record<string, unknown>) => `Scene ${String(entry.sceneId ?? entry.id ?? '')}`.trim();
const places: Record<string, Place> = {
	video: { section: 'video', list: 'videos', label: (entry) => `Video ${String(entry.aspectRatio ?? '')}`.trim() },
	thumbnails: { section: 'thumbnails', list: 'images', label: (_, index) => `Thumbnail ${index + 1}` },
	images: { section: 'visuals', list: 'images', label: scene },
	clips: { section: 'visuals', list: 'clips', label: scene },
	speech: { section: 'speech', list: 'scenes', label: scene },
	music: { section: 'music', list: 'tracks', label: () => 'Music' },
};

function entriesOf(json: IDataObject, { section, list }: Place): Record<string, unknown>[] {
	const found = json[section];
	if (!isRecord(found)) return [];
	const entries = Array.isArray(found[list]) ? (found[list] as unknown[]) : [found];
	return entries.filter(isRecord);
}

/** Assets of the chosen sections with what stands above them, each once. Scenes without a voice have none. */
export function shownAssets(json: IDataObject, shown: readonly string[], further: readonly string[]): ShownAsset[] {
	const ofItem = Object.entries(places)
		.filter(([name]) => shown.includes(name))
		.flatMap(([, place]) =>
			entriesOf(json, place).map((entry, index) => ({ assetId: entry.assetId, label: place.label(entry, index) })),
		);
	const all = [...ofItem, ...further.map((assetId) => ({ assetId: assetId.trim(), label: '' }))];
	const named = all.flatMap(({ assetId, label }): ShownAsset[] =>
		typeof assetId === 'string' && assetId !== '' ? [{ assetId, label }] : [],
	);
	const once = named.filter(({ assetId }, at) => named.findIndex((other) => other.assetId === assetId) === at);
	return once.slice(0, limits.reviewAssets);
}

/** What is said in the story, a paragraph for each scene. */
export function storyText({ story }: IDataObject): string {
	if (!isRecord(story) || !Array.isArray(story.scenes)) return '';
	return story.scenes
		.filter(isRecord)
		.map(({ narration }) => (typeof narration === 'string' ? narration.trim() : ''))
		.filter((narration) => narration !== '')
		.join('\n\n');
}
