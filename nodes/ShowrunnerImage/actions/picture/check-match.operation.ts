import type { TextImage } from '../../../../providers/text/port';
import { sectionField } from '../../../shared/fields/section-field';
import type { ItemOperation } from '../../../shared/operation';
import { pictureBytes } from '../../../shared/pictures/picture-bytes';
import { readEntries, readSection } from '../../../shared/sections/read-section';
import { readStory } from '../../../shared/sections/story';
import { invalidField } from '../../../shared/refusals';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { matchForm, matchPrompt } from '../../look/match-prompt';
import { seeingFields } from '../../../shared/fields/seeing-fields';

const step = 'match';
const wanted = { field: 'visuals', noun: 'pictures', madeBy: 'Showrunner Image' };
/** More pictures at once are told apart badly; the rest is asked for in further calls. */
const atOnce = 8;

export const checkMatch: ItemOperation = {
	value: 'checkMatch',
	name: 'Check Match',
	action: 'Check match of pictures and story',
	description: 'See whether the picture of each scene shows what is told, and name those that do not',
	properties: [
		sectionField({ displayName: 'Story', name: 'story', description: 'What is told, as Showrunner Story put it out' }),
		sectionField({
			displayName: 'Visuals',
			name: 'visuals',
			description: 'Pictures, as Showrunner Image put them out',
		}),
		{
			displayName: 'Least Score',
			name: 'leastScore',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.5,
			description: 'Scenes below it stand in match.redo; 1 is a picture that shows just what is told',
		},
		...seeingFields,
	],
	async execute(item) {
		const { scenes } = readStory(item);
		const pictures = readEntries(readSection(item, wanted), 'images', wanted);
		const pairs = scenes.flatMap((scene) => {
			const picture = pictures.find(({ sceneId }) => sceneId === scene.id);
			return typeof picture?.assetId === 'string' ? [{ scene, assetId: picture.assetId }] : [];
		});
		if (pairs.length === 0)
			throw invalidField('visuals', 'No picture belongs to a scene', 'Put Showrunner Image: Generate before this node');
		const groups = Array.from({ length: Math.ceil(pairs.length / atOnce) }, (_, at) =>
			pairs.slice(at * atOnce, (at + 1) * atOnce),
		);
		const images: TextImage[][] = [];
		for (const group of groups) {
			const assetIds = group.map(({ assetId }) => assetId);
			images.push(await pictureBytes(item, { step, field: 'visuals', assetIds }));
		}
		const { value, told, costs } = await writeByChain(item, step, async (write) => {
			const answers = [];
			for (const [at, group] of groups.entries()) {
				const ids = group.map(({ scene }) => scene.id);
				const answer = await write({
					operation: 'picture.match',
					...matchPrompt(group.map(({ scene }) => scene)),
					schema: { name: 'matches', form: matchForm(ids) },
					images: images[at] ?? [],
					maxOutputTokens: 500 + 150 * ids.length,
					check: ({ scenes: judged }) =>
						ids
							.filter((id) => judged.filter((one) => one.id === id).length !== 1)
							.map((id) => `'${id}' must stand there once`),
				});
				answers.push(...answer.scenes);
			}
			return answers;
		});
		const least = Number(item.node.getNodeParameter('leastScore', item.itemIndex, 0.5));
		const weak = value.filter(({ score }) => score < least);
		const redo = {
			scenes: weak.map(({ id }) => id),
			reasons: Object.fromEntries(weak.map(({ id, reason }) => [id, [reason]])),
		};
		const unseen = scenes.filter(({ id }) => !pairs.some(({ scene }) => scene.id === id)).map(({ id }) => id);
		return item.withSection(step, { ...told, scenes: value, redo, withoutPicture: unseen }, costs);
	},
};
