import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import type { Story } from '../../../shared/sections/story';

export const onlyRedoField: INodeProperties = {
	displayName: 'Only Scenes to Make Again',
	name: 'onlyRedo',
	type: 'boolean',
	default: false,
	description:
		'Whether to make only the pictures that Showrunner Moderation: Check wants anew, with softer prompts and another seed. All others are kept.',
};

type Picture = IDataObject & { sceneId: string };
type Redo = {
	/** What the story is for this run: the scenes to make again, with prompts that leave out what was found. */
	story: Story;
	/** Another one for each try, so that a picture does not come out the same. */
	seedShift: number;
	/** Section `visuals` with the pictures that stay beside the new ones, in the order of the story. */
	beside(visuals: object): object;
};

/** What is to be made again, where the option is on and a check named scenes; undefined: everything, as without it. */
export function readRedo({ node, itemIndex, input }: ItemContext, story: Story): Redo | undefined {
	const { onlyRedo = false } = node.getNodeParameter('options', itemIndex, {}) as { onlyRedo?: boolean };
	const { moderation, visuals } = input.json;
	if (!onlyRedo || !isRecord(moderation) || !isRecord(visuals)) return undefined;
	const named = isRecord(moderation.redo) && Array.isArray(moderation.redo.scenes) ? moderation.redo.scenes : [];
	const scenes = story.scenes.filter(({ id }) => named.includes(id));
	if (scenes.length === 0) return undefined;
	const isRedone = ({ sceneId }: { sceneId: unknown }) => scenes.some(({ id }) => id === sceneId);
	const kept = (list: unknown) => piecesOf(list).filter((piece) => !isRedone(piece));
	const place = ({ sceneId }: Picture) => story.scenes.findIndex(({ id }) => id === sceneId);
	return {
		story: { ...story, scenes: scenes.map((scene) => ({ ...scene, visualPrompt: softened(scene, moderation) })) },
		seedShift: Number(moderation.attempt) || 1,
		beside: (made) => {
			const { images, ...told } = made as { images?: unknown };
			const all = [...kept(visuals.images), ...piecesOf(images)].sort((a, b) => place(a) - place(b));
			// A clip of a scene whose picture was refused began with that picture.
			const clips = kept(visuals.clips);
			return { ...told, images: all, ...(clips.length > 0 && { clips }) };
		},
	};
}

function piecesOf(list: unknown): Picture[] {
	return Array.isArray(list) ? list.filter((piece): piece is Picture => isRecord(piece) && 'sceneId' in piece) : [];
}

/** A scene's prompt with what the check found left out of it, by the names of the categories. */
function softened({ id, visualPrompt }: Story['scenes'][number], moderation: Record<string, unknown>): string {
	const findings = Array.isArray(moderation.findings) ? moderation.findings.filter(isRecord) : [];
	const own = findings.filter(({ where }) => isRecord(where) && where.sceneId === id);
	const categories = [...new Set(own.map(({ category }) => String(category).replace(/-/g, ' ')))];
	const without = categories.length > 0 ? `, without anything of ${categories.join(', ')}` : '';
	return `${visualPrompt.trim().replace(/[.\s]+$/, '')}. Gentle and suitable for all audiences${without}`;
}
