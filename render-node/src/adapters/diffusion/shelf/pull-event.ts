import { z } from 'zod';

const bytes = z.number().int().nonnegative();

/** What the pulling process says, one JSON object a line; see render-node/diffusion/showrunner_models. */
const pullEventSchema = z.discriminatedUnion('event', [
	z.object({ event: z.literal('plan'), commit: z.string(), files: bytes, totalBytes: bytes, missingBytes: bytes }),
	z.object({ event: z.literal('progress'), doneBytes: bytes, totalBytes: bytes }),
	z.object({ event: z.literal('file'), path: z.string(), sizeBytes: bytes, sha256: z.string() }),
	z.object({ event: z.literal('done') }),
	z.object({ event: z.literal('failed'), code: z.string(), message: z.string() }),
]);
export type PullEvent = z.infer<typeof pullEventSchema>;
export type PullPlan = Omit<Extract<PullEvent, { event: 'plan' }>, 'event'>;
export type PulledFile = Omit<Extract<PullEvent, { event: 'file' }>, 'event'>;

/** Null for a line that is none. */
export function readPullEvent(line: string): PullEvent | null {
	try {
		return pullEventSchema.parse(JSON.parse(line));
	} catch {
		return null;
	}
}
