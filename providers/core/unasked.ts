import { ProviderError } from './provider-error';

/**
 * Something failed before the vendor was asked for what it is paid for, most often the store: the books hear that nothing
 * was paid, everybody else the cause. Nothing is held against the vendor, and no other is asked meanwhile, for it could
 * not be given the file either.
 */
export class Unasked extends Error {
	constructor(cause: unknown) {
		super(cause instanceof Error ? cause.message : 'The store did not give the file', { cause });
		this.name = 'Unasked';
	}
}

/** For what is read of the store on the way to a vendor. */
export function beforeAsking(error: unknown): never {
	throw error instanceof ProviderError ? error : new Unasked(error);
}
