export type SpanFacts = Record<string, string | number | boolean>;

/** A span by its W3C ids: 32 and 16 hexadecimal digits. */
export type SpanPlace = { traceId: string; spanId: string };

export type SpanStart = {
	/** Few different ones: ids go into the facts. */
	name: string;
	kind: 'server' | 'client' | 'consumer' | 'internal';
	facts?: SpanFacts;
	/** What it belongs to where that is not the work around it. */
	parent?: SpanPlace | null;
};

export type Span = {
	/** Does work whose own spans belong to this one. */
	within<T>(work: () => T): T;
	/** @param failure what it failed with; left out, it went well */
	end(facts?: SpanFacts, failure?: unknown): void;
};

/** Tells where the time of one piece of work went, to whom wants to know. */
export type Tracer = { begin(start: SpanStart): Span };

/** Tells nobody, and costs nothing. */
export const noTracer: Tracer = { begin: () => ({ within: (work) => work(), end: () => undefined }) };

/** Traces one piece of work from its begin to its end. */
export async function traced<T>(tracer: Tracer, start: SpanStart, work: () => Promise<T>): Promise<T> {
	const span = tracer.begin(start);
	try {
		const done = await span.within(work);
		span.end();
		return done;
	} catch (error) {
		span.end({}, error);
		throw error;
	}
}
