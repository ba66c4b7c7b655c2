import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemKind } from '../../../contract/vocabulary.js';
import { leaveOut } from '../../../providers/core/leave-out.js';
import { ProviderError } from '../../../providers/core/provider-error.js';
import { eventually } from '../patience.js';
import { startVendorFake, type SeenRequest, type VendorFake, type VendorProtocol } from './vendor-fake.js';
import { vendorContext, type ContextWishes, type TestedContext } from './vendor-context.js';

export type SuiteWishes = {
	/** Such as `ElevenLabs: generate speech`. */
	name: string;
	protocol: VendorProtocol;
	/** What the credential adds to each request; a random-looking key, so that a leak is found. */
	login?: Record<string, string>;
	loginQuery?: Record<string, string>;
	/** The key itself: it must not show in any refusal. */
	secret: string;
	/** One call of the vendor's port with a request that is in order. */
	call(context: TestedContext): Promise<unknown>;
	/** Where the vendor's 401 means something else, or its fake has further refusals: the kind that each mode must become. */
	kinds?: Record<string, ProblemKind>;
	/** The request that the vendor's own SDK sends for the same; compared with ours by method, path, named headers and body. */
	oracle?: { record(baseUrl: string): Promise<unknown>; headers?: string[] };
	/** Members that are dropped from our body as a negative control: the fake must refuse each. */
	required?: string[];
	/** The same for the fields of a form. */
	requiredFields?: string[];
	/** Queries, each put into ours as a negative control, without the parameter where its value is undefined. */
	refusedQueries?: Record<string, string | undefined>[];
	/** Where the vendor says no in an answer of status 200. */
	isRefusal?(text: string): boolean;
};

const usualKinds: Record<string, ProblemKind> = {
	unauthorised: 'credential-invalid',
	'rate-limited': 'rate-limited',
	'content-refused': 'content-rejected',
	malformed: 'temporarily-unavailable',
	cut: 'temporarily-unavailable',
	stall: 'temporarily-unavailable',
};

/** What every vendor's port must show against a fake that refuses what the vendor refuses. */
export function vendorSuite(wishes: SuiteWishes): void {
	describe(wishes.name, () => {
		let fake: VendorFake;
		beforeAll(async () => void (fake = await startVendorFake(wishes.protocol)));
		afterAll(async () => await fake.stop());
		beforeEach(() => {
			fake.mode = 'ok';
			fake.seen.length = 0;
		});
		const context = (change: Partial<ContextWishes> = {}) => {
			const { login = {}, loginQuery = {} } = wishes;
			return vendorContext({ baseUrl: fake.baseUrl, login, loginQuery, ...change });
		};
		const refused = async (change: Partial<ContextWishes> = {}) => {
			const error = await wishes.call(context(change)).then(
				() => undefined,
				(thrown: unknown) => thrown,
			);
			expect(error).toBeInstanceOf(ProviderError);
			const { refusal } = error as ProviderError;
			expect(JSON.stringify(refusal)).not.toContain(wishes.secret);
			return refusal;
		};

		it('gets what it asked for', async () => {
			await expect(wishes.call(context())).resolves.toBeDefined();
			expect(fake.seen.length).toBeGreaterThan(0);
		});

		it('is refused without its login', async () => {
			expect((await refused({ login: {}, loginQuery: {} })).kind).toBe('credential-invalid');
		});

		const kinds = { ...usualKinds, ...wishes.kinds };
		if (!wishes.protocol.contentRefused) delete kinds['content-refused'];
		it.each(Object.entries(kinds))('tells %s by its kind', async (mode, kind) => {
			fake.mode = mode;
			// Only a vendor that says nothing is called off: on a busy machine the others are slow, too.
			const refusal = await refused(mode === 'stall' ? { patienceMs: 500 } : {});
			expect({ mode, kind: refusal.kind }).toEqual({ mode, kind });
			if (mode === 'rate-limited') expect(refusal.retryAfterMs).toBe(7_000);
			if (mode === 'cut' || mode === 'stall') expect(refusal.paid).toBe('unknown');
		});

		it('ends with the execution', async () => {
			fake.mode = 'stall';
			const aborting = new AbortController();
			// Without the signal it would wait for longer than any test may take.
			const call = wishes.call(context({ signal: aborting.signal, patienceMs: 2 ** 31 - 1 }));
			const ended = expect(call).rejects.toBeDefined();
			await eventually('the vendor to be asked', async () => fake.seen.length > 0);
			aborting.abort();
			await ended;
		});

		if (wishes.oracle)
			it('asks as the vendor’s own SDK does', async () => {
				// One of its own: a request that an earlier test called off may still be on its way to the other.
				const own = await startVendorFake(wishes.protocol);
				await compareWithSdk(wishes, own, context({ baseUrl: own.baseUrl })).finally(async () => await own.stop());
			});

		if (wishes.required)
			it.each(wishes.required)('would be refused without %s', async (member) => {
				await wishes.call(context());
				const ours = fake.seen.find((seen) => seen.headers['content-type']?.includes('json') && member in seen.json());
				expect(ours).toBeDefined();
				const { [member]: dropped, ...rest } = (ours as SeenRequest).json();
				expect(dropped).toBeDefined();
				expect(await isRefused(wishes, fake, { ...(ours as SeenRequest), body: JSON.stringify(rest) })).toBe(true);
			});

		if (wishes.requiredFields)
			it.each(wishes.requiredFields)('would be refused without the field %s', async (field) => {
				await wishes.call(context());
				const ours = fake.seen.find((seen) => seen.headers['content-type']?.includes('multipart'));
				const form = await (ours as SeenRequest).form();
				expect(form.has(field)).toBe(true);
				const whole = { ...(ours as SeenRequest), body: form };
				expect(await isRefused(wishes, fake, whole)).toBe(false);
				form.delete(field);
				expect(await isRefused(wishes, fake, whole)).toBe(true);
			});

		if (wishes.refusedQueries)
			it.each(wishes.refusedQueries)('would be refused with %j in its query', async (change) => {
				await wishes.call(context());
				const ours = fake.seen[0] as SeenRequest;
				expect(await isRefused(wishes, fake, ours)).toBe(false);
				const query = new URLSearchParams(ours.query);
				for (const [name, value] of Object.entries(change))
					if (value === undefined) query.delete(name);
					else query.set(name, value);
				expect(await isRefused(wishes, fake, { ...ours, query })).toBe(true);
			});
	});
}

type Replayed = Pick<SeenRequest, 'method' | 'path' | 'query' | 'headers'> & { body?: string | FormData };

/** Sends a request again. A form brings a boundary of its own. */
async function isRefused({ isRefusal }: SuiteWishes, fake: VendorFake, request: Replayed): Promise<boolean> {
	const { method, path, query, headers, body } = request;
	const own = leaveOut(
		headers,
		'content-length',
		'host',
		'connection',
		...(body instanceof FormData ? ['content-type'] : []),
	);
	const search = query.size > 0 ? `?${query.toString()}` : '';
	const sent = { method, headers: own, ...(body !== undefined && { body }) };
	const answer = await fetch(`${fake.baseUrl}${path}${search}`, sent);
	const text = await answer.text();
	return answer.status >= 400 || (isRefusal?.(text) ?? false);
}

async function compareWithSdk({ call, oracle }: SuiteWishes, fake: VendorFake, context: TestedContext): Promise<void> {
	await call(context);
	const ours = await Promise.all(fake.seen.splice(0).map((seen) => essence(seen, oracle?.headers ?? [])));
	await oracle?.record(fake.baseUrl);
	const theirs = await Promise.all(fake.seen.splice(0).map((seen) => essence(seen, oracle?.headers ?? [])));
	expect(theirs.length).toBeGreaterThan(0);
	expect(ours).toEqual(theirs);
}

async function essence(seen: SeenRequest, headers: string[]) {
	return {
		method: seen.method,
		path: seen.path,
		query: Object.fromEntries([...seen.query].sort()),
		headers: Object.fromEntries(headers.map((name) => [name, seen.headers[name]])),
		body: await bodyOf(seen),
	};
}

async function bodyOf(seen: SeenRequest): Promise<unknown> {
	const type = seen.headers['content-type'] ?? '';
	if (seen.bytes.length === 0) return null;
	// Google's SDK calls the pieces of an upload JSON, too.
	if (type.includes('json') && /^[[{]/.test(seen.bytes.toString('utf8', 0, 1))) return seen.json();
	if (!type.includes('multipart')) return toText(seen.bytes);
	const fields: Record<string, string[]> = {};
	for (const [name, value] of await seen.form()) {
		const text = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer()).toString('base64');
		fields[name] = [...(fields[name] ?? []), text];
	}
	return fields;
}

/** Long ones by their hash, so that a difference can be read. */
const toText = (bytes: Buffer) =>
	bytes.length > 65_536 ? createHash('sha256').update(bytes).digest('hex') : bytes.toString('base64');
