import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ContractClient } from '../../contract/client';
import { withCostLines, type CostLine } from './sections/costs';
import { serviceClient, type ClientBounds } from './transport/service-client';

/** What an operation may use for one item. */
export type ItemContext = {
	node: IExecuteFunctions;
	itemIndex: number;
	input: INodeExecutionData;
	/** The service behind the node's credential; every call ends with the execution. */
	client(bounds?: ClientBounds): ContractClient;
	/** Aborted when the execution is cancelled. */
	signal: AbortSignal | undefined;
	/** The item with one section more, and what it cost in section `costs`; the rest is left alone. */
	withSection(section: string, value: object, costs?: readonly CostLine[]): { json: IDataObject };
};

export function itemContext(node: IExecuteFunctions, input: INodeExecutionData, itemIndex: number): ItemContext {
	const signal = node.getExecutionCancelSignal();
	return {
		node,
		itemIndex,
		input,
		signal,
		client: (bounds) => cancellable(serviceClient(node, bounds), signal),
		withSection: (section, value, costs = []) => ({
			json: {
				...input.json,
				[section]: value as IDataObject,
				...(costs.length > 0 && { costs: withCostLines(input.json.costs, costs) }),
			},
		}),
	};
}

function cancellable(client: ContractClient, signal: AbortSignal | undefined): ContractClient {
	if (!signal) return client;
	return { call: async (name, options) => await client.call(name, { ...options, signal }) };
}
