import type { INodeProperties } from 'n8n-workflow';

export const changeNoteField: INodeProperties = {
	displayName: 'Change Note',
	name: 'changeNote',
	type: 'string',
	default: '',
	placeholder: 'e.g. Larger captions for phones',
	description: 'Why, in words; kept with who did it and when',
};
