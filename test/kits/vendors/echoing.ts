import type { FakeAnswer, VendorProtocol } from './vendor-fake';

/**
 * The same vendor, who repeats the key that it refuses in each text of its answer, as some do: whole, as in an address, in
 * Base64 and masked. In the mode `broken` it breaks down.
 */
export function echoing(protocol: VendorProtocol, secret: string): VendorProtocol {
	const forms = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
	const echo = `of ${forms.join(' or ')}, that is ${secret.slice(0, 8)}****${secret.slice(-8)}`;
	const echoed = (answer: FakeAnswer): FakeAnswer => ({
		...answer,
		...('json' in answer ? { json: deep(answer.json, echo) } : inPlain(answer)),
	});
	const inPlain = ({ bytes }: FakeAnswer) => bytes && { bytes: Buffer.concat([bytes, Buffer.from(` ${echo}`)]) };
	const broken: FakeAnswer = {
		status: 500,
		json: { error: { message: `Breakdown ${echo}` }, message: `Breakdown ${echo}` },
	};
	return {
		...protocol,
		unauthorised: echoed(protocol.unauthorised),
		refusals: { ...protocol.refusals, broken },
	};
}

/** Codes stay what they are, for they are read; sentences are what shows. */
function deep(value: unknown, echo: string): unknown {
	if (typeof value === 'string') return /\s/.test(value) || value === 'no' ? `${value} ${echo}` : value;
	if (Array.isArray(value)) return value.map((entry) => deep(entry, echo));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, deep(entry, echo)]));
}
