import { randomUUID } from 'node:crypto';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	createRunExecutionData,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
	type IConnections,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypes,
	type IRun,
	type IRunExecutionData,
	type IWorkflowBase,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { byType, EngineCredentials, type GivenCredentials, type ServiceCredential } from './engine-credentials';
import { packNodes } from './pack-nodes';

const passing = (name: string): INodeType => ({
	description: {
		displayName: name,
		name,
		group: ['transform'],
		version: [1],
		description: '',
		defaults: { name },
		inputs: name === 'start' ? [] : [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	async execute() {
		return [this.getInputData()];
	},
});

const types: Record<string, INodeType> = { ...packNodes(), start: passing('start'), after: passing('after') };
const typeNamed = (name: string): INodeType => {
	const type = types[name];
	if (!type) throw new Error(`No node type ${name}`);
	return type;
};
const nodeTypes: INodeTypes = {
	getByName: typeNamed,
	getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(typeNamed(name), version),
	getKnownTypes: () => ({}),
};

export type EngineNode = Partial<INode> & { type: string; parameters: IDataObject };
export type EngineOptions = {
	nodes: EngineNode[];
	input?: INodeExecutionData[];
	/** The render-node's, or several by their type. Every node of the pack has them all chosen, unless it names its own. */
	credentials: ServiceCredential | GivenCredentials;
	/** Where resume addresses point; by default at nothing. */
	webhookBaseUrl?: string;
	mode?: 'trigger' | 'manual';
	/** The same id stands for the same execution tried again. */
	executionId?: string;
};

/** A chain of nodes behind a start node, in n8n's own engine. */
export function openEngine(options: EngineOptions) {
	const { workflow, base } = buildWorkflow(options.nodes, Object.keys(byType(options.credentials)));
	const mode = options.mode ?? 'trigger';
	const url = options.webhookBaseUrl ?? 'http://127.0.0.1:9';
	const executionId = options.executionId ?? randomUUID();
	const additionalData = {
		credentialsHelper: new EngineCredentials(options.credentials),
		executionId,
		variables: {},
		setExecutionStatus() {},
		instanceBaseUrl: url,
		restApiUrl: `${url}/rest`,
		webhookBaseUrl: `${url}/webhook`,
		webhookTestBaseUrl: `${url}/webhook-test`,
		webhookWaitingBaseUrl: `${url}/webhook-waiting`,
		formWaitingBaseUrl: `${url}/form-waiting`,
		externalSecretsProxy: { hasProvider: () => false },
	} as unknown as IWorkflowExecuteAdditionalData;
	const run = (data: IRunExecutionData) => {
		const hooks = new ExecutionLifecycleHooks(mode, executionId, base);
		const ended = Promise.withResolvers<IRun>();
		hooks.addHandler('workflowExecuteAfter', (result) => ended.resolve(result));
		const execute = new WorkflowExecute({ ...additionalData, hooks }, mode, data);
		const running = execute.processRunExecutionData(workflow);
		running.catch(ended.reject);
		return { ended: ended.promise, cancel: () => running.cancel() };
	};
	const begin = () => run(firstData(workflow, options.input ?? [{ json: {} }]));
	return { workflow, mode, additionalData, begin, run };
}
export type Engine = ReturnType<typeof openEngine>;

function buildWorkflow(given: EngineNode[], credentialTypes: string[]) {
	const chosen = Object.fromEntries(credentialTypes.map((type) => [type, { id: type, name: 'Test' }]));
	const nodes: INode[] = [{ type: 'start', parameters: {}, name: 'Start' } as EngineNode, ...given].map(
		(node, index) => ({
			id: `00000000-0000-4000-8000-00000000000${index}`,
			name: `Node ${index}`,
			typeVersion: 1,
			position: [index * 200, 0],
			...(node.type.startsWith('n8n-nodes-showrunner.') && { credentials: chosen }),
			...node,
		}),
	);
	const links = nodes.slice(0, -1).map(({ name }, index) => {
		return { [name]: { main: [[{ node: nodes[index + 1]?.name ?? '', type: NodeConnectionTypes.Main, index: 0 }]] } };
	});
	const base = {
		id: 'test',
		name: 'Test',
		nodes,
		connections: Object.assign({}, ...links) as IConnections,
		active: false,
		settings: { executionOrder: 'v1' },
	};
	const workflow = new Workflow({ ...base, nodeTypes, staticData: {}, settings: { executionOrder: 'v1' } });
	return { workflow, base: base as unknown as IWorkflowBase };
}

function firstData(workflow: Workflow, input: INodeExecutionData[]): IRunExecutionData {
	const node = workflow.getNode('Start');
	if (!node) throw new Error('The workflow has no start');
	const data = createRunExecutionData({
		executionData: { nodeExecutionStack: [{ node, data: { main: [input] }, source: null }] },
	});
	return Object.assign(data, { resumeToken: 'token' });
}

/** What a node put out in its latest run. */
export function itemsOf(run: IRun, name: string): INodeExecutionData[] {
	return run.data.resultData.runData[name]?.at(-1)?.data?.main?.[0] ?? [];
}
