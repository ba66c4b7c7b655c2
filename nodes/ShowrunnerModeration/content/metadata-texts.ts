import { isRecord } from '../../shared/is-record';

/** Each text of `story.metadata` with its place in it, such as `en.youtube.title`. */
export function readMetadataTexts(story: unknown): { field: string; text: string }[] {
	return isRecord(story) ? textsIn(story.metadata, '') : [];
}

function textsIn(value: unknown, place: string): { field: string; text: string }[] {
	if (typeof value === 'string') return value.trim() === '' ? [] : [{ field: place, text: value }];
	// Tags are short: all of a list are looked over as one text.
	if (Array.isArray(value)) return textsIn(value.filter((entry) => typeof entry === 'string').join('\n'), place);
	if (!isRecord(value)) return [];
	return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, place === '' ? name : `${place}.${name}`));
}
