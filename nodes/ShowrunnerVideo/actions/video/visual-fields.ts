import type { INodeProperties } from 'n8n-workflow';
import { visualFits } from '../../../../contract/vocabulary';
import { optionsOf } from '../../../shared/fields/options-of';

/** How pictures and clips are shown. */
export const visualFields: INodeProperties[] = [
	{
		displayName: 'Picture Fit',
		name: 'pictureFit',
		type: 'options',
		options: optionsOf(visualFits, {
			contain: 'Shows all of it, over its own blurred copy',
			cover: 'Fills the frame, cut around the middle',
			smart: 'Fills the frame, cut where faces and what stands out stay in sight',
		}),
		default: 'smart',
		description: 'How pictures and clips of another shape fill the frame',
	},
	{
		displayName: 'Scenes Without a Picture',
		name: 'bareScene',
		type: 'options',
		options: optionsOf(['card', 'colour', 'gradient'], {
			card: 'The first words of the scene over a gradient',
			colour: 'One colour of its mood',
			gradient: 'Two colours of its mood',
		}),
		default: 'card',
		description: 'What a scene shows that has neither a picture nor a clip',
	},
];
