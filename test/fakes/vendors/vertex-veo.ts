import type { FakeAnswer, SeenRequest, VendorProtocol } from '../../kits/vendors/vendor-fake.js';
import { memberFault } from './text-wire.js';

const told = (code: number, status: string, message: string): FakeAnswer => ({
	status: code,
	json: { error: { code, message, status } },
});

const options = [
	'durationSeconds',
	'sampleCount',
	'storageUri',
	'resolution',
	'generateAudio',
	'seed',
	'negativePrompt',
];

function faultOf(body: Record<string, unknown>): string | undefined {
	const fault = memberFault(body, ['instances', 'parameters'], []);
	if (fault) return fault;
	const [instance = {}] = body.instances as Record<string, unknown>[];
	const parameters = body.parameters as Record<string, unknown>;
	const inside =
		memberFault(instance, ['prompt'], ['image', 'lastFrame']) ?? memberFault(parameters, ['aspectRatio'], options);
	if (inside) return inside;
	if (![4, 6, 8].includes(Number(parameters.durationSeconds))) return 'durationSeconds';
	return ['16:9', '9:16'].includes(String(parameters.aspectRatio)) ? undefined : 'aspectRatio';
}

/** An operation is at work for some looks. `response` is what it ends with. */
export function vertexVeo(
	secret: string,
	response: () => object,
	place = 'projects/p/locations/l',
	atWork = 1,
): VendorProtocol {
	const looks = new Map<string, number>();
	const models = `/v1/${place}/publishers/google/models/`;
	const answerTo = (request: SeenRequest): FakeAnswer => {
		const path = decodeURIComponent(request.path);
		const [model, verb] = path.slice(models.length).split(':');
		if (!path.startsWith(models) || request.method !== 'POST') return told(404, 'NOT_FOUND', 'No such thing');
		const body = request.json();
		if (verb === 'predictLongRunning') {
			const fault = faultOf(body);
			if (fault) return told(400, 'INVALID_ARGUMENT', fault);
			const name = `${place}/publishers/google/models/${String(model)}/operations/${looks.size + 1}`;
			looks.set(name, 0);
			return { status: 200, json: { name } };
		}
		const name = String(body.operationName);
		const count = looks.get(name);
		if (verb !== 'fetchPredictOperation' || count === undefined) return told(404, 'NOT_FOUND', 'No such operation');
		looks.set(name, count + 1);
		return { status: 200, json: count < atWork ? { name } : { name, done: true, ...response() } };
	};
	return {
		isLoggedIn: ({ headers }) => headers.authorization === `Bearer ${secret}`,
		unauthorised: told(401, 'UNAUTHENTICATED', 'Invalid credentials'),
		rateLimited: { ...told(429, 'RESOURCE_EXHAUSTED', 'Quota'), headers: { 'retry-after': '7' } },
		answer: answerTo,
	};
}
