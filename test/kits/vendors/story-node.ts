import { randomUUID } from 'node:crypto';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { openNodeService, type NodeService } from '../built-node-service';
import { itemsOf, openEngine, type EngineNode } from '../engine';
import type { GivenCredentials } from '../engine-credentials';
import { startVendorFake, type VendorFake, type VendorProtocol } from './vendor-fake';

type Protocols = Record<string, VendorProtocol>;
type Options = { onError?: EngineNode['onError']; executionId?: string; input?: INodeExecutionData[] };

/** Fields that a credential type needs besides its key. */
const keyed = (apiKey: string, baseUrl: string) => ({ apiKey, baseUrl });

/** Showrunner Story in n8n's engine, on a real service and on vendors that are played. */
export async function openStoryNode(protocols: Protocols, secrets: Record<string, string>) {
	const service: NodeService = await openNodeService('story');
	const fakes: Record<string, VendorFake> = {};
	for (const [type, protocol] of Object.entries(protocols)) fakes[type] = await startVendorFake(protocol);
	const credentials: GivenCredentials = { showrunnerApi: service.credentials };
	for (const [type, fake] of Object.entries(fakes)) credentials[type] = keyed(secrets[type] ?? '', fake.baseUrl);

	const run = async (resource: string, operation: string, parameters: IDataObject = {}, options: Options = {}) => {
		const { onError, executionId = randomUUID(), input = [{ json: {} }] } = options;
		const node = {
			type: 'n8n-nodes-showrunner.showrunnerStory',
			name: 'Node',
			parameters: { resource, operation, ...parameters },
			...(onError && { onError }),
		};
		const engine = openEngine({ nodes: [node], input, credentials, executionId, mode: 'manual' });
		const ended = await engine.begin().ended;
		return { items: itemsOf(ended, 'Node'), error: ended.data.resultData.error };
	};
	const call = async (path: string, init: { method?: string; body?: object } = {}): Promise<IDataObject> => {
		const { baseUrl, apiKey } = service.credentials;
		const answer = await fetch(`${baseUrl}${path}`, {
			method: init.method ?? 'GET',
			headers: {
				authorization: `Bearer ${apiKey}`,
				'content-type': 'application/json',
				'idempotency-key': randomUUID(),
			},
			...(init.body && { body: JSON.stringify(init.body) }),
		});
		const json = (await answer.json()) as IDataObject;
		if (!answer.ok) throw new Error(JSON.stringify(json));
		return json;
	};
	return {
		...{ run, call, credentials },
		fake: (type: string): VendorFake => {
			const found = fakes[type];
			if (!found) throw new Error(`No fake of ${type}`);
			return found;
		},
		close: async () => {
			await Promise.all(Object.values(fakes).map(async (fake) => await fake.stop()));
			await service.close();
		},
	};
}
export type StoryNode = Awaited<ReturnType<typeof openStoryNode>>;
