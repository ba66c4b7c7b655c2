import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { itemsOf, openEngine, type EngineOptions } from './engine';

export type NodeRun = {
	/** Class name without `Showrunner`. */
	node: string;
	resource: string;
	operation: string;
	parameters?: IDataObject;
	json?: IDataObject;
	/** As in the node's settings. */
	onError?: 'continueRegularOutput';
};

/** Runs one node of the pack on one item in n8n's own engine. */
export async function runNode(credentials: EngineOptions['credentials'], wanted: NodeRun) {
	const { node, resource, operation, parameters = {}, json = {}, onError } = wanted;
	const type = `n8n-nodes-showrunner.showrunner${node}`;
	const nodes = [
		{ type, name: 'Node', parameters: { resource, operation, ...parameters }, ...(onError && { onError }) },
	];
	const input: INodeExecutionData[] = [{ json }];
	const run = await openEngine({ nodes, input, credentials, mode: 'manual' }).begin().ended;
	return { json: itemsOf(run, 'Node')[0]?.json ?? {}, error: run.data.resultData.error };
}
