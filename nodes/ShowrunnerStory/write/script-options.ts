import { byDisplayName } from '../../shared/fields/by-display-name';
import { maxOutputTokensField, reuseField, temperatureField } from '../../shared/fields/text-option-fields';
import { tellingOptions } from './telling-fields';

export const scriptOptions = byDisplayName([
	...tellingOptions,
	{
		displayName: 'Call to Action',
		name: 'callToAction',
		type: 'string',
		default: '',
		placeholder: 'e.g. Follow for the next part',
		description: 'What the last scene asks for',
	},
	maxOutputTokensField,
	reuseField,
	{
		displayName: 'Scene Length (Seconds)',
		name: 'sceneSeconds',
		type: 'number',
		typeOptions: { minValue: 3, maxValue: 60 },
		default: 9,
		description: 'About how long a picture stays',
	},
	temperatureField,
	{
		displayName: 'Theme',
		name: 'theme',
		type: 'string',
		default: '',
		placeholder: 'e.g. courage in small things',
		description: 'What it is about beneath what happens',
	},
]);
