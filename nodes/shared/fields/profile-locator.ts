import type { INodeProperties } from 'n8n-workflow';

/** A settings profile by its name, which the service knows it by. */
export const profileLocator: INodeProperties = {
	displayName: 'Settings Profile',
	name: 'profile',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: 'What the videos of a channel are made with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchProfiles', searchable: true },
		},
		{ displayName: 'By Name', name: 'name', type: 'string', placeholder: 'e.g. Main channel' },
	],
};

/** Anything but spaces alone. */
export const profileNamePattern = '^\\s*(\\S.*?)\\s*$';
