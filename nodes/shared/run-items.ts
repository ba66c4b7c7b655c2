import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { runBatch } from './batch/run-batch';
import { failedItem } from './failed-item';
import { itemContext } from './item-context';
import { fieldNameIn, findOperation, type ItemOperation, type Operation, type Resource } from './operation';
import { toNodeError } from './to-node-error';

/** Runs the chosen operation: the one place with the item loop, Continue On Fail and pairing. */
export async function runItems(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	if ('run' in operation) return await operation.run(context);
	if (!('batch' in operation)) return [await runOneByOne(context, operation)];
	const { byItem } = operation;
	if (!byItem?.isChosen(context)) return [await runBatch(context, operation)];
	return [await runOneByOne(context, { ...operation, execute: byItem.execute })];
}

async function runOneByOne(context: IExecuteFunctions, operation: ItemOperation): Promise<INodeExecutionData[]> {
	const output: INodeExecutionData[] = [];
	for (const [itemIndex, input] of context.getInputData().entries()) {
		output.push(...(await runItem(context, operation, input, itemIndex)));
	}
	return output;
}

async function runItem(
	context: IExecuteFunctions,
	operation: ItemOperation,
	input: INodeExecutionData,
	itemIndex: number,
): Promise<INodeExecutionData[]> {
	try {
		const result = await operation.execute(itemContext(context, input, itemIndex));
		return [result].flat().map((item) => ({ ...item, pairedItem: { item: itemIndex } }));
	} catch (error) {
		const fieldName = (name: string) => fieldNameIn(operation.properties, name);
		const told = toNodeError(error, { node: context.getNode(), itemIndex, fieldName });
		if (!context.continueOnFail()) throw told;
		return [failedItem(context.getNode(), input, told, itemIndex)];
	}
}

function chosenOperation(context: IExecuteFunctions, resources: readonly Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0) as string;
	const verb = context.getNodeParameter('operation', 0) as string;
	const operation = findOperation(resources, resource, verb);
	if (operation) return operation;
	throw new NodeOperationError(context.getNode(), `This node has no operation '${verb}' for '${resource}'`, {
		description: 'Choose an operation from the list; the workflow may come from a newer version of this pack',
	});
}
