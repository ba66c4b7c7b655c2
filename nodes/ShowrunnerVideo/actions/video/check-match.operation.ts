import { sectionField } from '../../../shared/fields/section-field';
import type { ItemOperation } from '../../../shared/operation';
import { invalidField } from '../../../shared/refusals';
import { readStory } from '../../../shared/sections/story';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { videoMatchForm, videoMatchPrompt } from '../../watch/match-prompt';
import { readWatched } from '../../watch/read-watched';
import { sceneTimes } from '../../watch/scene-times';
import { videoShower } from '../../watch/show-video';
import { spanFaults, toSpanMs } from '../../watch/span-faults';
import { watchingFields } from './watching-fields';

const step = 'match';
/** One answer must hold all of them. */
const mostScenes = 60;

export const checkMatch: ItemOperation = {
	value: 'checkMatch',
	name: 'Check Match',
	action: 'Check match of video and story',
	description: 'See whether a finished video shows what the story tells, scene by scene, and name those that do not',
	properties: watchingFields([
		sectionField({ displayName: 'Story', name: 'story', description: 'What is told, as Showrunner Story put it out' }),
		{
			displayName: 'Least Score',
			name: 'leastScore',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.5,
			description: 'Scenes below it stand in match.redo; 1 is a scene that shows just what is told',
		},
	]),
	async execute(item) {
		const { scenes } = readStory(item);
		if (scenes.length > mostScenes)
			throw invalidField(
				'story',
				`${scenes.length} scenes are too many at once`,
				`Check at most ${mostScenes} in one go`,
			);
		const watched = await readWatched(item);
		const show = videoShower(item, step, watched);
		const ids = scenes.map(({ id }) => id);
		const { value, told, costs } = await writeByChain(item, step, async (write, warn, vendor) => {
			const { manner, intro, given } = await show(vendor, warn);
			const found = await write({
				operation: 'video.match',
				...videoMatchPrompt(scenes, intro, sceneTimes(item)),
				schema: { name: 'matches', form: videoMatchForm(ids) },
				...given,
				maxOutputTokens: 1_500 + 200 * ids.length,
				check: ({ scenes: judged }) => [
					...ids
						.filter((id) => judged.filter((one) => one.id === id).length !== 1)
						.map((id) => `'${id}' must stand there once`),
					...spanFaults(
						judged.filter(({ isSeen }) => isSeen),
						watched,
					),
				],
			});
			return { manner, judged: found.scenes };
		});
		const least = Number(item.node.getNodeParameter('leastScore', item.itemIndex, 0.5));
		const judged = value.judged.map(({ startSeconds, endSeconds, ...scene }) => ({
			...scene,
			...(scene.isSeen && toSpanMs({ startSeconds, endSeconds }, watched)),
		}));
		const weak = judged.filter(({ score }) => score < least);
		const reasons = Object.fromEntries(weak.map(({ id, reason }) => [id, [reason]]));
		const redo = { scenes: weak.map(({ id }) => id), reasons };
		const withoutPicture = judged.filter(({ isSeen }) => !isSeen).map(({ id }) => id);
		const section = { assetId: watched.assetId, seenAs: value.manner, scenes: judged, redo, withoutPicture };
		return item.withSection(step, { ...told, ...section }, costs);
	},
};
