import { ProviderError } from '../../providers/core/provider-error';

/** A field holds what no work can start from: what is off, in words, and the way out. */
export function invalidField(field: string, title: string, fix: string): ProviderError {
	return new ProviderError({ kind: 'input-invalid', title, fix, field });
}
