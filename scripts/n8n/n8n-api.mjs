import { waitUntil } from '../process/wait-until.mjs';

/**
 * @typedef {{ id: string, name: string }} Named
 * @typedef {{ name: string, type: string, credentials?: Record<string, Named> } & Record<string, unknown>} WorkflowNode
 * @typedef {{ name: string, nodes: WorkflowNode[], connections: object, settings?: object } & Record<string, unknown>} WorkflowJson
 * @typedef {{ json: Record<string, unknown>, binary?: Record<string, unknown> }} Item
 * @typedef {{ data?: { main?: (Item[] | null)[] }, error?: RunError, executionStatus?: string }} NodeRun
 * @typedef {{ message: string, description?: string, name?: string, httpCode?: string } & Record<string, unknown>} RunError
 * @typedef {object} Execution
 * @property {string} id
 * @property {string} status
 * @property {string} [startedAt]
 * @property {string | null} [stoppedAt]
 * @property {{ resultData: { runData: Record<string, NodeRun[]>, error?: RunError, lastNodeExecuted?: string } }} [data]
 */

/**
 * Calls one route; the caller says what n8n answers on it.
 * @typedef {<T>(method: string, route: string, body?: unknown) => Promise<T>} Call
 */

const ended = ['success', 'error', 'crashed', 'canceled'];

/**
 * n8n's public API as tests, demo and benchmarks use it.
 * @param {string} baseUrl @param {string} apiKey
 */
export function createN8nApi(baseUrl, apiKey) {
	/** @type {Call} */
	const call = async (method, route, body) => {
		const response = await fetch(`${baseUrl}/api/v1${route}`, {
			method,
			headers: { 'content-type': 'application/json', 'x-n8n-api-key': apiKey },
			...(body !== undefined && { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(60_000),
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`n8n answered ${method} ${route} with ${response.status}: ${text.slice(0, 500)}`);
		return JSON.parse(text || 'null');
	};
	return {
		call,
		...credentialCalls(call),
		...workflowCalls(call),
		...executionCalls(call),
	};
}

/** @typedef {ReturnType<typeof createN8nApi>} N8nApi */

/** @param {Call} call */
const credentialCalls = (call) => ({
	/** @param {string} name @param {string} type @param {Record<string, unknown>} data @returns {Promise<Named>} */
	createCredential: (name, type, data) => call('POST', '/credentials', { name, type, data }),
	/**
	 * Makes the credential of this name and type, or gives the one that is there the new data.
	 * @param {string} name @param {string} type @param {Record<string, unknown>} data @returns {Promise<Named>}
	 */
	putCredential: async (name, type, data) => {
		/** @type {{ data: (Named & { type: string })[] }} */
		const { data: present } = await call('GET', '/credentials?limit=250');
		const older = present.find((credential) => credential.name === name && credential.type === type);
		if (!older) return await call('POST', '/credentials', { name, type, data });
		await call('PATCH', `/credentials/${older.id}`, { data });
		return { id: older.id, name };
	},
	/** @param {string} id @returns {Promise<{ status: string, message: string }>} */
	testCredential: (id) => call('POST', `/credentials/${id}/test`),
});

/** @param {Call} call */
const workflowCalls = (call) => ({
	/**
	 * Takes the place of the workflow of the same name, if there is one. Activate it to publish what was imported.
	 * @param {WorkflowJson} workflow @param {Record<string, Named>} credentials by credential type
	 * @returns {Promise<Named>}
	 */
	importWorkflow: async (workflow, credentials) => {
		/** @type {{ data: Named[] }} */
		const { data } = await call('GET', `/workflows?name=${encodeURIComponent(workflow.name)}`);
		const older = data.find(({ name }) => name === workflow.name);
		const filled = withCredentials(workflow, credentials);
		return older ? await call('PUT', `/workflows/${older.id}`, filled) : await call('POST', '/workflows', filled);
	},
	/** @param {string} id */
	activate: (id) => call('POST', `/workflows/${id}/activate`, {}),
	/** @param {string} id */
	deactivate: (id) => call('POST', `/workflows/${id}/deactivate`, {}),
	/** @param {string} id */
	deleteWorkflow: (id) => call('DELETE', `/workflows/${id}`),
});

/** @param {Call} call */
function executionCalls(call) {
	/** @param {string} id @returns {Promise<Execution>} */
	const getExecution = (id) => call('GET', `/executions/${id}?includeData=true`);
	return {
		getExecution,
		/** Newest first. @param {string} workflowId @returns {Promise<Execution[]>} */
		listExecutions: async (workflowId) => {
			// n8n leaves out what runs at this moment unless it is asked for by name.
			const filters = ['', '&status=running'];
			/** @type {{ data: Execution[] }[]} */
			const pages = await Promise.all(
				filters.map((filter) => call('GET', `/executions?workflowId=${workflowId}&limit=100${filter}`)),
			);
			const byId = new Map(pages.flatMap(({ data }) => data).map((execution) => [Number(execution.id), execution]));
			return [...byId.entries()].sort(([a], [b]) => b - a).map(([, execution]) => execution);
		},
		/** @param {string} id */
		stopExecution: (id) => call('POST', `/executions/${id}/stop`),
		/**
		 * @param {string} id @param {{ limitMs: number, until?: string[], signal?: AbortSignal }} options
		 * `until` lists the states to wait for, by default those that end an execution
		 */
		waitForExecution: (id, { limitMs, until = ended, signal }) =>
			waitUntil(
				`execution ${id} to be ${until.join(' or ')}`,
				async () => {
					/** @type {Execution} */
					const execution = await call('GET', `/executions/${id}`);
					return until.includes(execution.status) ? await getExecution(id) : undefined;
				},
				{ limitMs, signal },
			),
	};
}

/**
 * A template marks the nodes that take a credential by an empty `credentials`, which the editor fills by itself.
 * @param {WorkflowJson} workflow @param {Record<string, Named>} credentials
 */
function withCredentials({ name, nodes, connections, settings }, credentials) {
	const given = Object.fromEntries(Object.entries(credentials).map(([type, { id, name }]) => [type, { id, name }]));
	const filled = nodes.map((node) => ({
		...node,
		...(node.credentials && { credentials: { ...node.credentials, ...given } }),
	}));
	return { name, nodes: filled, connections, settings: settings ?? { executionOrder: 'v1' } };
}

/**
 * What a node put out in its latest run of an execution, all outputs joined.
 * @param {Execution} execution @param {string} nodeName
 * @returns {Item[]}
 */
export function outputOf(execution, nodeName) {
	const runs = execution.data?.resultData.runData[nodeName];
	return (runs?.at(-1)?.data?.main ?? []).flatMap((items) => items ?? []);
}

/**
 * The message that an execution failed with, if it did.
 * @param {Execution} execution
 * @returns {RunError | undefined}
 */
export function errorOf(execution) {
	return execution.data?.resultData.error;
}
