import type { INodeProperties } from 'n8n-workflow';

/** Pictures that move against each other under one camera. */
export const layerFields: INodeProperties[] = [
	{
		displayName: 'Layers',
		name: 'layers',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Layer',
		default: {},
		description:
			'Scenes of two to five pictures that move against each other, from the back to the front; what is transparent in one shows those behind it',
		options: [
			{
				displayName: 'Layers',
				name: 'layers',
				values: [
					{
						displayName: 'Scene',
						name: 'scene',
						type: 'number',
						typeOptions: { minValue: 0, numberPrecision: 0 },
						default: 1,
						description: 'Counted from 1; 0 for all scenes that have neither a picture nor a clip',
					},
					{
						displayName: 'Asset ID',
						name: 'assetId',
						type: 'string',
						default: '',
						description: 'Picture that Showrunner Asset or Image put out. Left empty for a file of the item.',
					},
					{
						displayName: 'Input Data Field Name',
						name: 'binaryPropertyName',
						type: 'string',
						default: '',
						placeholder: 'e.g. data',
						description:
							'Field of the item with the picture, which is uploaded. Left empty where there is an asset ID.',
					},
					{
						displayName: 'Depth',
						name: 'depth',
						type: 'number',
						typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
						default: 0.5,
						description:
							"Share of the camera's move: 0 is far and still, 1 near. Layers that all have the same are moved apart evenly.",
					},
				],
			},
		],
	},
];
