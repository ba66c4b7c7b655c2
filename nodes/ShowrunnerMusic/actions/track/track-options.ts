import type { INodeProperties } from 'n8n-workflow';
import { intensities, type MusicProvider, type TrackManner } from '../../../../providers/music/port';
import { optionsOf } from '../../../shared/fields/options-of';
import { vendorModelField } from '../../../shared/fields/vendor-model-field';
import type { ItemContext } from '../../../shared/item-context';
import { readVendorModel } from '../../../shared/read-vendor-model';

/** Wishes that single vendors meet; what another cannot is told as a warning. */
export const trackOptions: INodeProperties[] = [
	{
		displayName: 'Intensity',
		name: 'intensity',
		type: 'options',
		options: optionsOf(intensities),
		default: 'medium',
		description: 'How much goes on in the music',
	},
	{
		displayName: 'Loop',
		name: 'loop',
		type: 'boolean',
		default: true,
		description: 'Whether end and beginning shall meet without a seam, where the provider can; local music always does',
	},
	vendorModelField({ searchMethod: 'searchMusicModels', example: 'music_v2_5 or elevenLabs:music_v2_5' }),
	{
		displayName: 'Prompt',
		name: 'prompt',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. lo-fi hip hop with a dusty piano, 80 BPM',
		description: 'What to hear, in words. Left empty, music that suits the mood.',
	},
	{
		displayName: 'Vocals',
		name: 'vocals',
		type: 'boolean',
		default: false,
		description: 'Whether somebody may sing; a voice talks into that of the narrator',
	},
];

/** Only what was chosen: a wish that nobody has is no reason for a warning. */
export function readManner(item: ItemContext, chain: readonly MusicProvider[]): TrackManner {
	const options = item.node.getNodeParameter('options', item.itemIndex, {}) as Omit<TrackManner, 'model'>;
	const { intensity, loop, prompt, vocals } = options;
	const model = readVendorModel(item, chain);
	return {
		...(intensity && { intensity }),
		...(loop !== undefined && { loop }),
		...(model && { model }),
		...(prompt?.trim() && { prompt: prompt.trim() }),
		...(vocals !== undefined && { vocals }),
	};
}
