import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

/** Adds the headers that have a value. A generic `authenticate` would send those without one as empty headers. */
export function withHeaders(
	request: IHttpRequestOptions,
	headers: Record<string, string | undefined>,
): IHttpRequestOptions {
	const filled = Object.fromEntries(Object.entries(headers).filter(([, value]) => value));
	return { ...request, headers: { ...request.headers, ...filled } };
}

/** The text of a field, or none where it was left empty. */
export function filledIn(credentials: ICredentialDataDecryptedObject, name: string): string | undefined {
	const value = credentials[name];
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** A bearer login where a key was given, none otherwise. */
export function optionalBearer(credentials: ICredentialDataDecryptedObject): string | undefined {
	const key = filledIn(credentials, 'apiKey');
	return key && `Bearer ${key}`;
}
