import { jobKinds, type JobKind } from '@showrunner/contract';
import type { JobHandler } from '../job-handler.js';

/** A handler of any kind; the registry keeps each under its own. */
export type AnyHandler = { [K in JobKind]: JobHandler<K> }[JobKind];

export type HandlerRegistry = {
	/** The one handler of a kind. */
	of<K extends JobKind>(kind: K): JobHandler<K>;
};

/** @throws when a kind has no handler or more than one, naming them all */
export function createHandlerRegistry(handlers: readonly AnyHandler[]): HandlerRegistry {
	const kinds = handlers.map(({ kind }) => kind);
	const missing = jobKinds.filter((kind) => !kinds.includes(kind));
	const twice = jobKinds.filter((kind) => kinds.indexOf(kind) !== kinds.lastIndexOf(kind));
	if (missing.length > 0 || twice.length > 0) {
		throw new Error(
			`Job handlers missing: ${missing.join(', ') || 'none'}; given twice: ${twice.join(', ') || 'none'}`,
		);
	}
	return {
		of<K extends JobKind>(kind: K) {
			// Each handler stands under its own kind, which the compiler cannot follow through find().
			return handlers.find((handler) => handler.kind === kind) as unknown as JobHandler<K>;
		},
	};
}
