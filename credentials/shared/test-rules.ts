import type { ICredentialTestRequest } from 'n8n-workflow';

type Rules = ICredentialTestRequest['rules'];
export type TestWords = {
	/** As in "OpenAI does not know this key". */
	vendor: string;
	/** Fields that hold the secret, as the form names them. */
	secret?: string;
	/** Fields that decide where requests go. */
	address?: string;
	/** Own sentences for single answers, by status. */
	answers?: Record<number, string>;
	/** A key that every right answer has. Many web servers answer any address with a page of their own and success. */
	knownBy?: string;
	/** Answers with success that are a refusal all the same. */
	refusals?: { key: string; value: unknown; message: string }[];
};

/** What a failed test says, in plain words. n8n itself names what came without an answer (ECONNREFUSED, ENOTFOUND). */
export function testRules(words: TestWords): Rules {
	const { vendor, secret = "'API Key'", address = "'Base URL'", answers, knownBy, refusals = [] } = words;
	const elsewhere = `Another service answers at this address. Check ${address}`;
	const said: Record<number, string> = {
		401: `${vendor} does not know this key. Check ${secret}`,
		402: `${vendor} knows this key, but its account has nothing left to spend`,
		403: `${vendor} does not let this key in: its rights, its plan or its country do not cover the API. Check ${secret}`,
		404: elsewhere,
		429: `${vendor} knows this key, but its account made too many requests or has nothing left. Try again in a while`,
		...answers,
	};
	const statuses = Object.entries(said).map(([value, message]) => ({
		type: 'responseCode',
		properties: { value: Number(value), message },
	}));
	const bodies = [...refusals, ...(knownBy ? [{ key: knownBy, value: undefined, message: elsewhere }] : [])].map(
		(properties) => ({ type: 'responseSuccessBody', properties }),
	);
	// n8n applies rules of both kinds together; its type knows a list of one kind alone.
	return [...statuses, ...bodies] as Rules;
}
