import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';

/** Fields that make sense only where `field` has one of these values. `/field`: one of the form, seen from inside a collection. */
export function shownFor(
	field: string,
	values: NonNullable<IDisplayOptions['show']>[string],
	properties: readonly INodeProperties[],
): INodeProperties[] {
	return properties.map((property) => ({
		...property,
		displayOptions: { ...property.displayOptions, show: { ...property.displayOptions?.show, [field]: values } },
	}));
}
