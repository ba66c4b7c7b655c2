import { localesField } from '../../../shared/fields/locales-field';
import type { ItemOperation } from '../../../shared/operation';
import { localeFaults, readLocales } from '../../../shared/read-locales';
import { writeByChain } from '../../../shared/text/write-by-chain';
import { describeVideoPrompt, videoDescriptionForm } from '../../watch/describe-prompt';
import { readWatched } from '../../watch/read-watched';
import { videoShower } from '../../watch/show-video';
import { spanFaults, toSpanMs } from '../../watch/span-faults';
import { watchingFields } from './watching-fields';

const step = 'videoDescription';

export const describe: ItemOperation = {
	value: 'describe',
	name: 'Describe',
	action: 'Describe video',
	description: 'Say what is to be seen and heard in a video, shot by shot, with summaries in the languages you want',
	properties: watchingFields([localesField('the summaries')]),
	async execute(item) {
		const locales = readLocales(item);
		const watched = await readWatched(item);
		const show = videoShower(item, step, watched);
		const { value, told, costs } = await writeByChain(item, step, async (write, warn, vendor) => {
			const { manner, intro, given } = await show(vendor, warn);
			const { shots, sound, ...seen } = await write({
				operation: 'video.describe',
				...describeVideoPrompt(locales, intro),
				schema: { name: 'video', form: videoDescriptionForm(locales) },
				...given,
				maxOutputTokens: 6_000 + 200 * locales.length,
				check: (found) => [...spanFaults(found.shots, watched), ...localeFaults('summaries', locales, found.summaries)],
			});
			const placed = shots.map(({ shows, ...span }) => ({ ...toSpanMs(span, watched), shows }));
			// What nobody heard is not told of, whatever a model makes up.
			return { ...seen, seenAs: manner, shots: placed, sound: manner === 'video' ? sound : '' };
		});
		const { assetId, fromMs, toMs } = watched;
		return item.withSection(step, { ...told, assetId, fromMs, toMs, ...value }, costs);
	},
};
