import type { INodeProperties } from 'n8n-workflow';
import { seeingVendors } from '../../../../providers/text/registry';
import { optionsField } from '../../../shared/fields/options-field';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { textModelField } from '../../../shared/fields/text-model-field';
import { maxOutputTokensField, reuseField } from '../../../shared/fields/text-option-fields';
import { timeoutField } from '../../../shared/fields/wait-fields';

/** What every operation needs that shows pictures to a model. */
export const seeingFields: INodeProperties[] = [
	providersField(seeingVendors),
	textModelField,
	productionField,
	optionsField([maxOutputTokensField, reuseField, timeoutField]),
];
