import type { IDataObject } from 'n8n-workflow';
import { serviceAccount } from './open-token-server';

export type Door = {
	/** Credential type. */
	type: string;
	/** What is filled in besides the address. */
	filled: Record<string, string>;
	/** Field that holds the address, where it is not `baseUrl`. */
	address?: string;
	/** Header, or field of the query, that must carry the secret. */
	header?: Record<string, string>;
	query?: Record<string, string>;
	/** What the test asks for. */
	asks: string;
	/** What the vendor answers the right key. */
	opens: { status: number; body: unknown };
	/** What it answers a wrong one. */
	refuses: { status: number; body: unknown };
};

/** What every door takes. */
export const rightKey = 'sk-right/Key+1=';
const key = rightKey;
const apiKey = { apiKey: key };
const bearer = { authorization: `Bearer ${key}` };
const opens = (body: unknown) => ({ status: 200, body });
const unknownKey = (status = 401) => ({ status, body: { error: { message: 'no such key' } as IDataObject } });
const models = opens({ object: 'list', data: [{ id: 'one' }] });
const nothing = { location: 'moon-1', projectId: 'channel-1' };
const vertexPath = 'GET /v1/projects/channel-1/locations/moon-1/models?pageSize=1';

/** How each vendor lets in and refuses, as its pages and SDKs have it. */
export const doors: Door[] = [
	...[
		['showrunnerOpenAiApi', '/models'],
		['showrunnerMistralApi', '/v1/models'],
		['showrunnerGroqApi', '/models'],
		['showrunnerOpenAiCompatibleApi', '/models'],
	].map(([type = '', path = '']) => {
		return { type, filled: apiKey, header: bearer, asks: `GET ${path}`, opens: models, refuses: unknownKey() };
	}),
	{
		type: 'showrunnerAnthropicApi',
		filled: apiKey,
		header: { 'x-api-key': key, 'anthropic-version': '2023-06-01' },
		asks: 'GET /v1/models',
		opens: models,
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerGeminiApi',
		filled: apiKey,
		header: { 'x-goog-api-key': key },
		asks: 'GET /v1/models',
		opens: opens({ models: [] }),
		refuses: unknownKey(400),
	},
	{
		type: 'showrunnerElevenLabsApi',
		filled: { ...apiKey, region: 'custom' },
		address: 'customUrl',
		header: { 'xi-api-key': key },
		asks: 'GET /v1/user/subscription',
		opens: opens({ tier: 'starter' }),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerAzureSpeechApi',
		filled: { ...apiKey, region: 'eastus' },
		address: 'customUrl',
		header: { 'ocp-apim-subscription-key': key },
		asks: 'GET /cognitiveservices/voices/list',
		opens: opens([{ ShortName: 'en-US-AvaNeural' }, { ShortName: 'en-US-AndrewNeural' }]),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerGoogleCloudApi',
		filled: { ...apiKey, visionBaseUrl: 'http://127.0.0.1:9' },
		address: 'ttsBaseUrl',
		header: { 'x-goog-api-key': key },
		asks: 'GET /v1/voices',
		opens: opens({ voices: [] }),
		refuses: unknownKey(400),
	},
	{
		type: 'showrunnerPiperApi',
		filled: apiKey,
		header: bearer,
		asks: 'GET /voices',
		opens: opens({ 'en_US-lessac-medium': {} }),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerStabilityApi',
		filled: apiKey,
		header: bearer,
		asks: 'GET /v1/user/account',
		opens: opens({ id: 'user-1', email: 'a@example.com', organizations: [] }),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerPexelsApi',
		filled: apiKey,
		header: { authorization: key },
		asks: 'GET /v1/curated?per_page=1',
		opens: opens({ page: 1, photos: [] }),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerPixabayApi',
		filled: apiKey,
		query: { key },
		asks: 'GET /api/?q=sea&per_page=3',
		opens: opens({ total: 0, hits: [] }),
		refuses: unknownKey(400),
	},
	{
		type: 'showrunnerSiliconFlowApi',
		filled: { ...apiKey, region: 'custom' },
		address: 'customUrl',
		header: bearer,
		asks: 'GET /user/info',
		opens: opens({ code: 20000, data: { id: 'user-1' } }),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerLtxApi',
		filled: apiKey,
		header: bearer,
		asks: 'POST /v1/text-to-video',
		opens: { status: 400, body: { type: 'error', error: { type: 'invalid_request_error', message: 'no prompt' } } },
		refuses: { status: 401, body: { type: 'error', error: { type: 'authentication_error', message: 'no key' } } },
	},
	{
		type: 'showrunnerMubertApi',
		filled: { customerId: 'customer-1', accessToken: key },
		header: { 'customer-id': 'customer-1', 'access-token': key },
		asks: 'GET /api/v3/public/tracks?limit=1',
		opens: opens({ data: [], meta: {} }),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerSunoGatewayApi',
		filled: apiKey,
		header: bearer,
		asks: 'GET /api/v1/generate/credit',
		opens: opens({ code: 200, msg: 'success', data: 100 }),
		refuses: opens({ code: 401, msg: 'unauthorized' }),
	},
	{
		type: 'showrunnerVertexOAuth2Api',
		filled: nothing,
		address: 'customUrl',
		header: { authorization: 'Bearer granted' },
		asks: vertexPath,
		opens: opens({}),
		refuses: unknownKey(),
	},
	{
		type: 'showrunnerVertexServiceAccountApi',
		filled: { ...nothing, email: serviceAccount },
		address: 'customUrl',
		header: { authorization: 'Bearer granted' },
		asks: vertexPath,
		opens: opens({}),
		refuses: unknownKey(),
	},
];
