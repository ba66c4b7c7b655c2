import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
	createEmptyRunExecutionData,
	NodeConnectionTypes,
	Workflow,
	type ICredentialDataDecryptedObject,
	type INode,
	type INodeType,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { EngineCredentials, resolveFields } from './engine-credentials';
import { credentialType } from './pack-credentials';

export type CredentialVerdict = { status: 'OK' | 'Error'; message: string };

/** A node without work of its own that has one credential chosen, in n8n's engine. */
export function credentialContext(name: string, data: ICredentialDataDecryptedObject, request: object = {}) {
	const node: INode = {
		...{ id: 'temp', name: 'Temp', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0], parameters: {} },
		credentials: { [name]: { id: '1', name: 'Test' } },
	};
	const type = probe(name, request);
	const nodeTypes = { getByName: () => type, getByNameAndVersion: () => type, getKnownTypes: () => ({}) };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {
		credentialsHelper: new EngineCredentials({ [name]: data }),
		externalSecretsProxy: { hasProvider: () => false },
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
	const input = { main: [[{ json: {} }]] };
	const run = createEmptyRunExecutionData();
	const executed = { node, data: {}, source: null };
	const context = new ExecuteContext(workflow, node, additionalData, 'internal', run, 0, [], input, executed, []);
	return { workflow, type, context };
}

/** Presses 'Test' of a credential: its request goes out by n8n's own engine, and its rules are read as n8n reads them. */
export async function testCredential(name: string, given: ICredentialDataDecryptedObject): Promise<CredentialVerdict> {
	const { test } = credentialType(name);
	if (!test) return { status: 'Error', message: 'The type has no test' };
	const data = await resolveFields(name, given);
	const { workflow, type, context } = credentialContext(name, data, test.request);
	try {
		await workflow.expression.acquireIsolate();
		const answer = await new RoutingNode(context, type, { id: '1', name: 'Test', type: name, data }).runNode();
		return readBody(test.rules, answer?.[0]?.[0]?.json);
	} catch (error) {
		return readFailure(test.rules, error as Failure);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

type Rules = NonNullable<ReturnType<typeof credentialType>['test']>['rules'];
type Failure = Error & { cause?: { code?: string; response?: { status: number; statusText: string } } };

function probe(name: string, request: object): INodeType {
	const field = { displayName: 'Temp', name: 'temp', type: 'string' as const, routing: { request }, default: '' };
	return {
		description: {
			...{ displayName: 'Probe', name: 'noOp', version: 1, description: '', defaults: { name: 'Probe' } },
			group: ['transform'],
			inputs: [NodeConnectionTypes.Main],
			outputs: [NodeConnectionTypes.Main],
			credentials: [{ name, required: true }],
			properties: [field],
		},
	};
}

function readBody(rules: Rules, body: object | undefined): CredentialVerdict {
	const at = (key: string) =>
		key.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], body);
	for (const rule of rules ?? [])
		if (rule.type === 'responseSuccessBody' && at(rule.properties.key) === rule.properties.value)
			return { status: 'Error', message: rule.properties.message };
	return { status: 'OK', message: 'Connection successful!' };
}

function readFailure(rules: Rules, error: Failure): CredentialVerdict {
	const { response, code } = error.cause ?? {};
	for (const rule of rules ?? [])
		if (rule.type === 'responseCode' && rule.properties.value === response?.status)
			return { status: 'Error', message: rule.properties.message };
	return { status: 'Error', message: response?.statusText || code || error.message };
}
