import { anotherMayHelp, type ProblemKind, type WarningCode } from '../../contract/vocabulary';
import { ProviderError } from './provider-error';

/** A wish that was met differently from how it was asked for. */
export type Warning = { code: WarningCode; message: string; field?: string };

/** One provider that was asked and said no. */
export type Attempt = { provider: string; kind: ProblemKind; message: string };

export type ChainResult<T> = {
	/** Id of the provider that answered. */
	provider: string;
	/** Those that were asked before it, in order. */
	attempts: Attempt[];
	warnings: Warning[];
	value: T;
};

/**
 * Asks the providers in order, each once; the first that answers wins.
 * Throws the last refusal when none answers or the first one that no other provider could mend.
 */
export async function runChain<P extends { id: string }, T>(
	providers: readonly P[],
	call: (provider: P) => Promise<{ value: T; warnings: Warning[] }>,
): Promise<ChainResult<T>> {
	const attempts: Attempt[] = [];
	let last: ProviderError | undefined;
	for (const provider of providers) {
		const answer = await call(provider).catch((error: unknown) => {
			if (!(error instanceof ProviderError) || !anotherMayHelp[error.kind]) throw error;
			last = error;
			attempts.push({ provider: provider.id, kind: error.kind, message: error.message });
			return undefined;
		});
		if (answer) return { provider: provider.id, attempts, ...answer };
	}
	throw last ?? noProvider();
}

function noProvider(): ProviderError {
	return new ProviderError({
		kind: 'input-invalid',
		title: 'No provider is chosen',
		fix: 'Choose at least one entry',
		field: 'providers',
	});
}
