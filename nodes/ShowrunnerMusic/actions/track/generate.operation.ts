import type { INodeProperties } from 'n8n-workflow';
import { runChain } from '../../../../providers/core/run-chain';
import { pickVendors } from '../../../../providers/core/vendor-card';
import { musicProviders } from '../../../../providers/music/registry';
import { moodField, readMoodField } from '../../../shared/fields/mood-field';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { sectionField } from '../../../shared/fields/section-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { seedField } from '../../../shared/fields/seed-field';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { costLine } from '../../../shared/sections/costs';
import { readSeed } from '../../../shared/sections/read-seed';
import { readStory } from '../../../shared/sections/story';
import { vendorContextOf } from '../../../shared/vendor-context-of';
import { readManner, trackOptions } from './track-options';

/** A track no longer than this covers any video: it repeats. */
const longestTrackMs = 180_000;
const shortestTrackMs = 5_000;
const lengthOfSpeech = '={{ Math.ceil(($json.speech?.durationMs ?? 60000) / 1000) }}';

const byName = (a: INodeProperties, b: INodeProperties) => a.displayName.localeCompare(b.displayName, 'en');

export const generate: ItemOperation = {
	value: 'generate',
	name: 'Generate',
	action: 'Generate track',
	description: 'Compose background music in the mood of the story',
	properties: [
		sectionField({ displayName: 'Story', name: 'story', description: 'Story whose mood the music takes up' }),
		providersField(musicProviders),
		moodField,
		{
			displayName: 'Duration (Seconds)',
			name: 'durationSeconds',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: lengthOfSpeech,
			description: 'Length to fill; the music repeats without a seam where the video is longer',
		},
		productionField,
		optionsField([...trackOptions, reuseField, seedField, timeoutField].sort(byName)),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const chain = pickVendors(musicProviders, node.getNodeParameter('providers', itemIndex) as string[]);
		const story = readStory(item);
		const wishedMs = Math.round(Number(node.getNodeParameter('durationSeconds', itemIndex)) * 1000) || shortestTrackMs;
		const request = {
			mood: readMoodField(item, story),
			durationMs: Math.min(Math.max(wishedMs, shortestTrackMs), longestTrackMs),
			seed: readSeed(item, story),
			...readManner(item, chain),
		};
		const { value, ...told } = await runChain(
			chain,
			async (vendor) => await vendor.composeTrack(request, vendorContextOf(item, vendor)),
		);
		const { track, model, pieces } = value;
		const maker = { provider: told.provider, ...(model && { model }) };
		const costs = pieces.length > 0 ? [costLine('music', maker, pieces)] : [];
		return item.withSection('music', { ...told, ...(model && { model }), ...track }, costs);
	},
};
