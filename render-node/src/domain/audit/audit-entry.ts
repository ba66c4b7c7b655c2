/** One thing that someone did which others must be able to find again. */
export type AuditEntry = {
	id: string;
	/** Name of the caller's key, or `service` for what the service does by itself. */
	actor: string;
	/** Verb and noun, such as `budget.update` or `review.decide`. */
	action: string;
	/** What it was done to, such as `budget:…`. */
	subject: string;
	/** What changed; never a secret, and no personal data beyond ids. */
	facts: Record<string, unknown>;
	createdAt: Date;
};
