import type { INodeProperties } from 'n8n-workflow';
import { seeingVendors } from '../../../providers/text/registry';
import { optionsField } from './options-field';
import { productionField } from './production-field';
import { providersField } from './providers-field';
import { textModelField } from './text-model-field';
import { maxOutputTokensField, reuseField } from './text-option-fields';
import { timeoutField } from './wait-fields';

/** What every operation needs that shows pictures to a model, with options of its own among the usual ones. */
export const seeingFieldsWith = (own: readonly INodeProperties[]): INodeProperties[] => [
	providersField(seeingVendors),
	textModelField,
	productionField,
	optionsField(
		[...own, maxOutputTokensField, reuseField, timeoutField].sort((a, b) =>
			a.displayName.localeCompare(b.displayName, 'en'),
		),
	),
];

export const seeingFields = seeingFieldsWith([]);
