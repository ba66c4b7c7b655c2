import { isRecord } from '../is-record';

/** Fields of a credential that hold a secret, by their names. */
const secretName = /key|token|secret|password/i;
/** Shorter texts stand in answers by chance. */
const shortest = 8;
const mark = Buffer.from('…');

/**
 * An answer's bytes without the login, for some vendors repeat what they refuse: whole, as it went over the wire, or in
 * Base64. Of a refusal the first and the last letters go, too, which is what masked keys show.
 */
export function withoutLogin(body: Buffer, credential: Record<string, unknown>, status: number): Buffer {
	const secrets = secretsOf(credential);
	const needles = secrets.flatMap((secret) => [
		...[secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)],
		...[Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('base64url')],
		...(status >= 400 ? endsOf(secret) : []),
	]);
	return [...new Set(needles)].reduce(cut, body);
}

function secretsOf(value: Record<string, unknown>): string[] {
	return Object.entries(value).flatMap(([name, entry]) => {
		if (isRecord(entry)) return secretsOf(entry);
		const isSecret = typeof entry === 'string' && secretName.test(name) && !/^https?:/.test(entry);
		return isSecret && entry.length >= shortest ? [entry] : [];
	});
}

const endsOf = (secret: string) =>
	secret.length < 2 * shortest ? [] : [secret.slice(0, shortest), secret.slice(-shortest)];

function cut(body: Buffer, needle: string): Buffer {
	const parts: Buffer[] = [];
	let from = 0;
	for (let at = body.indexOf(needle); at >= 0; at = body.indexOf(needle, from)) {
		parts.push(body.subarray(from, at), mark);
		from = at + Buffer.byteLength(needle);
	}
	return parts.length === 0 ? body : Buffer.concat([...parts, body.subarray(from)]);
}
