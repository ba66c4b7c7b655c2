import { anotherMayHelp, type ProblemKind, type WarningCode } from '../../contract/vocabulary';
import type { Alternative } from './alternatives';
import { StillAtWork } from './follow-ticket';
import { ProviderError } from './provider-error';

/** A wish that was met differently from how it was asked for. */
export type Warning = { code: WarningCode; message: string; field?: string };

/** One provider that was asked and said no. */
export type Attempt = {
	provider: string;
	kind: ProblemKind;
	message: string;
	/** Status of its answer, where there was one. */
	status?: number;
	/** When it may be asked again, where it said so. */
	retryAfterMs?: number;
	/** Where its price was in the way: who would have taken less. */
	alternatives?: Alternative[];
};

export type ChainResult<T> = {
	/** Id of the provider that answered. */
	provider: string;
	/** Those that were asked before it, in order. */
	attempts: Attempt[];
	warnings: Warning[];
	value: T;
};

/**
 * Asks the providers in order, each once; the first that answers wins. The first refusal that no other provider could
 * mend is thrown as it is. When none answers, one refusal tells of all of them.
 */
export async function runChain<P extends { id: string; label?: string }, T>(
	providers: readonly P[],
	call: (provider: P) => Promise<{ value: T; warnings: Warning[] }>,
): Promise<ChainResult<T>> {
	const refused: { provider: P; error: ProviderError }[] = [];
	for (const provider of providers) {
		const answer = await call(provider).catch((error: unknown) => {
			if (!(error instanceof ProviderError) || !anotherMayHelp[error.kind]) throw error;
			// It is paid already, and the next run takes it up: bought elsewhere it would be paid twice.
			if (error instanceof StillAtWork) throw error;
			refused.push({ provider, error });
			return undefined;
		});
		if (answer) return { provider: provider.id, attempts: refused.map(toAttempt), ...answer };
	}
	throw noneAnswered(refused);
}

function toAttempt({ provider, error }: { provider: { id: string }; error: ProviderError }): Attempt {
	const { status, retryAfterMs, alternatives } = error.refusal;
	return {
		provider: provider.id,
		kind: error.kind,
		message: error.message,
		...(status !== undefined && { status }),
		...(retryAfterMs !== undefined && { retryAfterMs }),
		...(alternatives && { alternatives }),
	};
}

type Refused = { provider: { id: string; label?: string }; error: ProviderError };

/** Those after which waiting helps come first: the whole is then worth another try. */
const hopeful: readonly ProblemKind[] = ['rate-limited', 'temporarily-unavailable'];

function noneAnswered(refused: readonly Refused[]): ProviderError {
	const [only, second] = refused;
	if (!only) return noProvider();
	if (!second) return only.error;
	const causes = refused.map(({ provider, error }) => {
		const name = provider.label ?? provider.id;
		return error.message.startsWith(name) ? error.message : `${name}: ${error.message}`;
	});
	const best = refused.find(({ error }) => hopeful.includes(error.kind)) ?? only;
	const waits = refused.flatMap(({ error }) => error.refusal.retryAfterMs ?? []);
	const fixes = [...new Set(refused.flatMap(({ error }) => error.refusal.fix ?? []))];
	return new ProviderError(
		{
			kind: best.error.kind,
			title: `None of the ${refused.length} providers could do it. ${causes.map((cause, at) => `(${at + 1}) ${cause}`).join('; ')}`,
			...(fixes.length > 0 && { fix: fixes.join('. ') }),
			field: 'providers',
			...(waits.length > 0 && { retryAfterMs: Math.min(...waits) }),
		},
		{ cause: best.error },
	);
}

function noProvider(): ProviderError {
	return new ProviderError({
		kind: 'input-invalid',
		title: 'No provider is chosen',
		fix: 'Choose at least one entry',
		field: 'providers',
	});
}
