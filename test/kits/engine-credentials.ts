import {
	ICredentialsHelper,
	isExpression,
	NodeHelpers,
	Workflow,
	type IAuthenticate,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { credentialFields, credentialType, parentTypes } from './pack-credentials';

/** What was filled in, by credential type. Fields left out have their defaults. */
export type GivenCredentials = Record<string, ICredentialDataDecryptedObject>;
/** The render-node's alone, in short. */
export type ServiceCredential = { baseUrl: string; apiKey: string };

export function byType(given: ServiceCredential | GivenCredentials): GivenCredentials {
	return typeof given.baseUrl === 'string'
		? { showrunnerApi: given as ServiceCredential }
		: (given as GivenCredentials);
}

const blank: INode = { id: 'blank', name: 'Blank', type: 'blank', typeVersion: 1, position: [0, 0], parameters: {} };
const nodeTypes: INodeTypes = {
	getByName: () => {
		throw new Error('A credential is resolved without nodes');
	},
	getByNameAndVersion: () => ({
		description: {
			displayName: 'Blank',
			name: 'blank',
			group: ['transform'],
			version: 1,
			description: '',
			defaults: { name: 'Blank' },
			inputs: [],
			outputs: [],
			properties: [],
		},
	}),
	getKnownTypes: () => ({}),
};

/**
 * Credentials as n8n resolves them: defaults filled in, expressions of fields and of each type's own `authenticate`
 * resolved by n8n's expression engine, access tokens fetched by `preAuthentication` and kept.
 */
export class EngineCredentials extends ICredentialsHelper {
	private readonly given: GivenCredentials;

	constructor(given: ServiceCredential | GivenCredentials) {
		super();
		this.given = byType(given);
	}

	getParentTypes(name: string) {
		return parentTypes(name);
	}

	isCredentialUsableByNode() {
		return true;
	}

	getCredentialsProperties(name: string) {
		return credentialFields(name);
	}

	async authenticate(
		data: ICredentialDataDecryptedObject,
		name: string,
		incoming: IHttpRequestOptions,
		workflow: Workflow,
		node: INode,
	) {
		const authenticate: IAuthenticate | undefined = credentialType(name).authenticate;
		const request = incoming as IHttpRequestOptions & Record<string, unknown>;
		if (!authenticate) return request;
		if (typeof authenticate === 'function') return await authenticate(data, request);
		const resolved = (value: unknown) => resolve(value, data, workflow, node);
		for (const [part, entries] of Object.entries(authenticate.properties)) {
			const target = (request[part] ??= {}) as Record<string, unknown>;
			for (const [key, value] of Object.entries(entries as object)) target[resolved(key)] = resolved(value);
		}
		return request;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		data: ICredentialDataDecryptedObject,
		name: string,
		_node: INode,
		expired: boolean,
	) {
		const type = credentialType(name);
		const field = type.properties.find((property) => property.type === 'hidden' && property.typeOptions?.expirable);
		if (!field || !type.preAuthentication || (data[field.name] !== '' && !expired)) return undefined;
		const output = (await type.preAuthentication.call(helpers, data)) as ICredentialDataDecryptedObject;
		this.given[name] = { ...this.given[name], ...output };
		return Object.assign(data, output);
	}

	async runPreAuthentication() {
		return undefined;
	}

	async getCredentials(): Promise<never> {
		throw new Error('The engine kit keeps no credential entities');
	}

	async getDecrypted(
		_additionalData: IWorkflowExecuteAdditionalData,
		_node: INodeCredentialsDetails,
		name: string,
		mode: WorkflowExecuteMode,
	) {
		const given = this.given[name];
		if (!given) throw new Error(`The run was given no credential of type ${name}`);
		return await resolveFields(name, given, mode);
	}

	async updateCredentials() {}

	async updateCredentialsOauthTokenData(
		_node: INodeCredentialsDetails,
		name: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	) {
		this.given[name] = { ...this.given[name], ...(oauthTokenData !== undefined && { oauthTokenData }) };
	}
}

function resolve(value: unknown, data: ICredentialDataDecryptedObject, workflow: Workflow, node: INode): string {
	if (!isExpression(value)) return String(value);
	const found = workflow.expression.getSimpleParameterValue(
		node,
		value,
		'internal',
		{ $credentials: data },
		undefined,
		'',
	);
	return found ? String(found) : '';
}

/** A credential's fields with defaults in place of what is missing, and expressions on other fields (`$self`) worked out. */
export async function resolveFields(
	name: string,
	given: ICredentialDataDecryptedObject,
	mode: WorkflowExecuteMode = 'internal',
): Promise<ICredentialDataDecryptedObject> {
	const fields = NodeHelpers.getNodeParameters(
		credentialFields(name),
		given as Parameters<typeof NodeHelpers.getNodeParameters>[1],
		...([true, false, null, null] as const),
	) as ICredentialDataDecryptedObject;
	const { oauthTokenData } = given;
	const data = oauthTokenData === undefined ? fields : { ...fields, oauthTokenData };
	const workflow = new Workflow({ nodes: [blank], connections: {}, active: false, nodeTypes });
	await workflow.expression.acquireIsolate();
	try {
		return workflow.expression.getComplexParameterValue(
			...[blank, data as Parameters<typeof workflow.expression.getComplexParameterValue>[1], mode, {}],
			...[undefined, undefined, data],
		) as ICredentialDataDecryptedObject;
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
