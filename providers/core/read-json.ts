import { ProviderError } from './provider-error';
import type { VendorAnswer } from './vendor-http';

export type JsonObject = Record<string, unknown>;

/**
 * A good answer's JSON object. One that is none came through broken: another provider may help, and as the vendor did
 * answer, it may have been paid.
 */
export function readJson(answer: VendorAnswer, label: string): JsonObject {
	const value = parsed(answer.text());
	if (isJsonObject(value)) return value;
	throw malformed(label, 'no JSON object');
}

export function isJsonObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** For an answer that lacks what it always holds. `missing` in words, such as `no audio`. */
export function malformed(label: string, missing: string): ProviderError {
	return new ProviderError({
		kind: 'temporarily-unavailable',
		title: `${label} answered in a form that it never uses: ${missing}`,
		fix: 'Run the node again, or put another provider behind it',
		paid: 'unknown',
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
