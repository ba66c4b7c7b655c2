import type { INodeProperties } from 'n8n-workflow';

const strengthField = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
	default: 0.5,
	description: `${description}; 0 leaves it out`,
});

/** How the whole picture is changed, below the captions. */
export const filterFields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'Changes of the whole picture, each with a strength from 0 to 1; captions stay as they are',
		options: [
			strengthField('Cinematic', 'cinematic', 'Black bars as in the cinema, and dark corners by strength'),
			strengthField('Film Grain', 'grain', 'Fine noise that moves like that of a film'),
			strengthField('Glitch', 'glitch', 'Colours slip aside in some frames, one in five at strength 1'),
			strengthField('Grayscale', 'grayscale', 'Takes the colours out; all of them at strength 1'),
			strengthField('Jitter', 'jitter', 'A slight unrest as of a camera in the hand'),
			{
				displayName: 'Mirror',
				name: 'mirror',
				type: 'boolean',
				default: false,
				description: 'Whether left and right change places, as a part of Originality',
			},
			strengthField('Originality', 'originality', 'A little nearer, and slightly other colours'),
		],
	},
];
