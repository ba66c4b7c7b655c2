import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answeredByFault, answerJson, bytesOf, type Fault } from '../../fakes/http-answers.js';

/** What the vendor was sent. Header names in lower case. */
export type SeenRequest = {
	method: string;
	/** Path without the query. */
	path: string;
	query: URLSearchParams;
	headers: Record<string, string>;
	bytes: Buffer;
	/** Body as JSON; undefined where it is none. */
	json(): Record<string, unknown>;
	/** Body of a multipart form. */
	form(): Promise<FormData>;
};

export type FakeAnswer = { status: number; headers?: Record<string, string>; json?: unknown; bytes?: Uint8Array };

/** How a vendor behaves towards a request that is in order, and what it says no to. */
export type VendorProtocol = {
	/** Whether the request carries the login of the test. A fake refuses every other. */
	isLoggedIn(request: SeenRequest): boolean;
	/** The vendor's own body for a wrong login. */
	unauthorised: FakeAnswer;
	/** The vendor's own answer where it asks for a pause; the suite expects 7 s in Retry-After. */
	rateLimited: FakeAnswer;
	/** The vendor's answer to content that it refuses; undefined where it refuses none. */
	contentRefused?: FakeAnswer;
	/** Further refusals of the vendor, by a name for the test. */
	refusals?: Record<string, FakeAnswer>;
	/** Answers a request; refuses with the vendor's own 4xx what the vendor would refuse: unknown members, missing ones, bad values. */
	answer(request: SeenRequest): FakeAnswer | Promise<FakeAnswer>;
};

export type Mode =
	| 'ok'
	| 'unauthorised'
	| 'rate-limited'
	| 'content-refused'
	| 'malformed'
	| 'cut'
	| 'no-http'
	| 'stall'
	| (string & {});

export type VendorFake = {
	baseUrl: string;
	/** All requests since the start, the newest last. */
	seen: SeenRequest[];
	/** How the next requests are answered, until it is changed. */
	mode: Mode;
	/** How often the vendor did work that it would be paid for: answers of status 200 to a POST. */
	paid(): number;
	stop(): Promise<void>;
};

export async function startVendorFake(protocol: VendorProtocol): Promise<VendorFake> {
	let paid = 0;
	const fake: VendorFake = {
		baseUrl: '',
		seen: [],
		mode: 'ok',
		paid: () => paid,
		stop: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	const server = createServer((incoming, response) => {
		void (async () => {
			const request = await readRequest(incoming);
			fake.seen.push(request);
			const answer = await answerOf(protocol, fake.mode, request, response);
			if (!answer) return;
			if (answer.status < 300 && request.method === 'POST') paid++;
			send(response, answer);
		})().catch((error: unknown) => answerJson(response, 500, { message: String(error) }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	fake.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return fake;
}

const faults: Record<string, Fault> = { malformed: 'malformed', cut: 'cut', 'no-http': 'no-http', stall: 'stall' };

async function answerOf(protocol: VendorProtocol, mode: Mode, request: SeenRequest, response: ServerResponse) {
	if (mode === 'unauthorised' || !protocol.isLoggedIn(request)) return protocol.unauthorised;
	if (mode === 'rate-limited') return protocol.rateLimited;
	if (mode === 'content-refused' && protocol.contentRefused) return protocol.contentRefused;
	const refusal = protocol.refusals?.[mode];
	if (refusal) return refusal;
	const fault = faults[mode];
	if (fault && answeredByFault(fault, response)) return undefined;
	return await protocol.answer(request);
}

function send(response: ServerResponse, { status, headers = {}, json, bytes }: FakeAnswer) {
	if (json !== undefined) return answerJson(response, status, json, headers);
	response.writeHead(status, headers).end(bytes);
}

async function readRequest(incoming: IncomingMessage): Promise<SeenRequest> {
	const bytes = await bytesOf(incoming);
	const url = new URL(incoming.url ?? '/', 'http://vendor');
	const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
	return {
		method: incoming.method ?? '',
		path: url.pathname,
		query: url.searchParams,
		headers,
		bytes,
		json: () => JSON.parse(bytes.toString('utf8')) as Record<string, unknown>,
		form: async () =>
			await new Response(new Uint8Array(bytes), {
				headers: { 'content-type': headers['content-type'] ?? '' },
			}).formData(),
	};
}
