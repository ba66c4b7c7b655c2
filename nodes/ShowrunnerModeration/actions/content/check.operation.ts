import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { moderationOutcomes } from '../../../../contract/vocabulary';
import { failedItem } from '../../../shared/failed-item';
import { itemContext } from '../../../shared/item-context';
import { fieldNameIn, type RunOperation } from '../../../shared/operation';
import { toNodeError } from '../../../shared/to-node-error';
import { checkItem } from '../../content/check-item';
import { checkFields } from './check-fields';

export const check: RunOperation = {
	value: 'check',
	name: 'Check',
	action: 'Check content',
	description: 'Look over texts, pictures and videos by a policy, and go on at Pass, Review or Reject',
	properties: checkFields,
	async run(context) {
		const outputs: INodeExecutionData[][] = moderationOutcomes.map(() => []);
		for (const [itemIndex, input] of context.getInputData().entries()) {
			const { at, item } = await runItem(context, input, itemIndex);
			outputs[at]?.push(item);
		}
		// An agent reads its tool's first output alone.
		return context.isToolExecution() ? [outputs.flat()] : outputs;
	},
};

/** An item that could not be checked must not go on as if it had passed. */
async function runItem(context: IExecuteFunctions, input: INodeExecutionData, itemIndex: number) {
	try {
		const { output, verdict } = await checkItem(itemContext(context, input, itemIndex));
		return { at: moderationOutcomes.indexOf(verdict), item: { ...output, pairedItem: { item: itemIndex } } };
	} catch (error) {
		const fieldName = (name: string) => fieldNameIn(checkFields, name);
		const told = toNodeError(error, { node: context.getNode(), itemIndex, fieldName });
		if (!context.continueOnFail()) throw told;
		const at = moderationOutcomes.indexOf('reject');
		return { at, item: failedItem(context.getNode(), input, told, itemIndex) };
	}
}
