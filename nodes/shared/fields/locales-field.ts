import type { INodeProperties } from 'n8n-workflow';

/** Languages of what is written, those of the story by default. `what` as in `Languages of the alternative texts`. */
export const localesField = (what: string): INodeProperties => ({
	displayName: 'Locales',
	name: 'locales',
	type: 'string',
	required: true,
	default: "={{ $json.story?.locale ?? 'en' }}",
	placeholder: 'e.g. en, ar, pt-BR',
	description: `Languages of ${what}, with commas between them`,
});
