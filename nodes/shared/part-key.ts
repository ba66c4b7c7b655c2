import { fingerprint } from './fingerprint';

/**
 * Key of a further request under the key of an item. The service takes one request per key, and a second try of the
 * item may need another further request than the first one did; so what is asked for is in the key.
 */
export function partKey(itemKey: string, request: object): string {
	return `${itemKey}-${fingerprint(request).slice(0, 16)}`;
}
