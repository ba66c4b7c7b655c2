import type { INodeProperties } from 'n8n-workflow';

/** Where requests go. Without a slash at the end: paths begin with one. */
export const baseUrlField = (address: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	required: true,
	default: address,
	placeholder: 'e.g. https://gateway.example.com',
	description: 'Change it only for a gateway, another region or a server of your own',
	...more,
});

/** An address in place of the one that follows from the region. */
export const customUrlField = (more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'Base URL',
	name: 'customUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://gateway.example.com',
	description: 'Address of a gateway. Leave it empty for the address that belongs to the region.',
	...more,
});

/** The address that requests use, worked out from other fields. Never shown. */
export const derivedBaseUrl = (expression: string): INodeProperties => ({
	displayName: 'Derived Base URL',
	name: 'baseUrl',
	type: 'hidden',
	default: `={{ ${expression} }}`,
});

export const apiKeyField = (description: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	displayName: 'API Key',
	name: 'apiKey',
	type: 'string',
	typeOptions: { password: true },
	required: true,
	default: '',
	description,
	...more,
});
