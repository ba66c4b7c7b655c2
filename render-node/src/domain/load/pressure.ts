/** Why no more work is taken on, and after how long to come back. */
export type Overload = { reason: 'queue' | 'event-loop' | 'database'; detail: string; retryAfterMs: number };

/** How much the service has to do. */
export type Pressure = {
	/** Null: it takes on more. */
	overload(): Promise<Overload | null>;
};
