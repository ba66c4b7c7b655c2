import type { INodeProperties } from 'n8n-workflow';

type MoneyField = Pick<INodeProperties, 'displayName' | 'name' | 'description' | 'default' | 'required'>;

/** A field for plain money: 2.50 is two and a half dollars, where the render-node counts in dollars. */
export const moneyField = (field: MoneyField): INodeProperties => ({
	...field,
	type: 'number',
	typeOptions: { minValue: 0, numberPrecision: 6 },
});
