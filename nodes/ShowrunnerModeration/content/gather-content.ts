import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../../shared/is-record';
import { readMetadataTexts } from './metadata-texts';

/** Where in the item something stands. `assetId`: the file that it belongs to. */
export type Where = { kind: string; sceneId?: string; field?: string; atMs?: number; assetId?: string };
export type Content =
	| { form: 'text'; text: string; where: Where }
	| { form: 'image' | 'video'; assetId: string; where: Where };

const entriesOf = (json: IDataObject, section: string, list: string): Record<string, unknown>[] => {
	const found = json[section];
	const entries = isRecord(found) ? found[list] : undefined;
	return Array.isArray(entries) ? (entries as unknown[]).filter(isRecord) : [];
};
const sceneOf = ({ sceneId, id }: Record<string, unknown>, at: number) => ({
	sceneId: String(sceneId ?? id ?? `scene-${at + 1}`),
});

function textsOf(json: IDataObject, [section, list, field, kind]: [string, string, string, string]): Content[] {
	return entriesOf(json, section, list).flatMap((entry, at): Content[] => {
		const text = entry[field];
		if (typeof text !== 'string' || text.trim() === '') return [];
		const file = typeof entry.assetId === 'string' && { assetId: entry.assetId };
		return [{ form: 'text', text, where: { kind, ...sceneOf(entry, at), field, ...file } }];
	});
}

function filesOf(
	json: IDataObject,
	[section, list, form, kind]: [string, string, 'image' | 'video', string],
): Content[] {
	return entriesOf(json, section, list).flatMap((entry, at): Content[] => {
		const { assetId } = entry;
		if (typeof assetId !== 'string' || assetId === '') return [];
		const scene = section === 'visuals' && sceneOf(entry, at);
		return [{ form, assetId, where: { kind, ...scene, assetId } }];
	});
}

function titleOf({ story }: IDataObject): Content[] {
	const title = isRecord(story) ? story.title : undefined;
	if (typeof title !== 'string' || title.trim() === '') return [];
	return [{ form: 'text', text: title, where: { kind: 'story', field: 'title' } }];
}

/** What is said in a video: each scene of the speech, or the transcript where there is one. */
export function spokenIn(json: IDataObject, assetId?: string): Content[] {
	const spoken = textsOf(json, ['speech', 'scenes', 'text', 'speech']);
	const { transcript } = json;
	const heard = isRecord(transcript) && typeof transcript.text === 'string' ? transcript.text.trim() : '';
	const whole: Content[] = heard === '' ? [] : [{ form: 'text', text: heard, where: { kind: 'transcript' } }];
	const all = [...spoken, ...whole];
	return assetId === undefined ? all : all.map((content) => ({ ...content, where: { ...content.where, assetId } }));
}

const gatherers: Record<string, (json: IDataObject) => Content[]> = {
	story: (json) => [
		...titleOf(json),
		...textsOf(json, ['story', 'scenes', 'narration', 'story']),
		...readMetadataTexts(json.story).map(
			({ field, text }): Content => ({ form: 'text', text, where: { kind: 'metadata', field } }),
		),
	],
	prompts: (json) => textsOf(json, ['story', 'scenes', 'visualPrompt', 'prompt']),
	pictures: (json) => filesOf(json, ['visuals', 'images', 'image', 'picture']),
	clips: (json) => filesOf(json, ['visuals', 'clips', 'video', 'clip']),
	thumbnails: (json) => filesOf(json, ['thumbnails', 'images', 'image', 'thumbnail']),
	speech: (json) => spokenIn(json),
	video: (json) => filesOf(json, ['video', 'videos', 'video', 'video']),
};

/** Everything of the chosen parts that the item has. */
export function gatherContent(json: IDataObject, chosen: readonly string[]): Content[] {
	return Object.entries(gatherers).flatMap(([name, gather]) => (chosen.includes(name) ? gather(json) : []));
}
