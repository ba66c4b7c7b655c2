import type { INodeProperties } from 'n8n-workflow';

type SectionField = {
	displayName: string;
	/** Both the parameter's name and the section of the item that it defaults to. */
	name: string;
	description: string;
	/** False where the operation can do without it. */
	isRequired?: boolean;
};

/** A field that finds its section in the item by itself and still shows where it comes from. */
export function sectionField({ displayName, name, description, isRequired = true }: SectionField): INodeProperties {
	return {
		displayName,
		name,
		type: 'json',
		default: `={{ $json.${name} }}`,
		description,
		...(isRequired && { required: true }),
	};
}
