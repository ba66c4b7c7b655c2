import { limits } from '../../../../contract/vocabulary';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { failedItem } from '../../../shared/failed-item';
import { itemContext } from '../../../shared/item-context';
import { fieldNameIn, type RunOperation } from '../../../shared/operation';
import { toNodeError, type ToldError } from '../../../shared/to-node-error';
import { sendWishes, type Started, type Wish } from './send-wishes';
import { readStart, startFields } from './start-fields';

/** n8n's error of an item: in words that the form uses. */
const told = (context: IExecuteFunctions, error: unknown, itemIndex: number): ToldError =>
	toNodeError(error, {
		...{ node: context.getNode(), itemIndex },
		fieldName: (name) => fieldNameIn(startFields, name),
	});

type Plan = { wishes: Wish[]; refused: Started[] };

/** Every form is read before anything is sent: what is off in one item stops a run before it has begun. */
function planStarts(context: IExecuteFunctions, inputs: readonly INodeExecutionData[]): Plan {
	const plan: Plan = { wishes: [], refused: [] };
	for (const [itemIndex, input] of inputs.entries()) {
		try {
			const { body, idempotencyKey } = readStart(itemContext(context, input, itemIndex));
			plan.wishes.push({ itemIndex, wish: { ...body, idempotencyKey } });
		} catch (error) {
			const refusal = told(context, error, itemIndex);
			if (!context.continueOnFail()) throw refusal;
			plan.refused.push({ itemIndex, error: refusal });
		}
	}
	return plan;
}

export const startMany: RunOperation = {
	value: 'startMany',
	name: 'Start Many',
	action: 'Start many productions',
	description: 'Open the books for the videos of all items at once, a hundred in each request',
	properties: startFields,
	async run(context) {
		const inputs = context.getInputData();
		const { wishes, refused } = planStarts(context, inputs);
		const started = new Map(refused.map((one) => [one.itemIndex, one]));
		for (let at = 0; at < wishes.length; at += limits.batchProductions) {
			const part = wishes.slice(at, at + limits.batchProductions);
			const answers = await sendWishes(context, part).catch((error: unknown) => {
				throw toNodeError(error, { node: context.getNode() });
			});
			for (const answer of answers) started.set(answer.itemIndex, answer);
			const first = answers.find(({ error }) => error !== undefined);
			if (first && !context.continueOnFail()) throw told(context, first.error, first.itemIndex);
		}
		return [inputs.map((input, itemIndex) => toItem(context, input, itemIndex, started.get(itemIndex)))];
	},
};

function toItem(
	context: IExecuteFunctions,
	input: INodeExecutionData,
	itemIndex: number,
	{ production, error }: Partial<Started> = {},
): INodeExecutionData {
	if (!production) return failedItem(context.getNode(), input, told(context, error, itemIndex), itemIndex);
	return { ...input, json: { ...input.json, production }, pairedItem: { item: itemIndex } };
}
