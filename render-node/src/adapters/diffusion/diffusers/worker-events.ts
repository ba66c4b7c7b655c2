import { z } from 'zod';

const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const milliseconds = z.number().nonnegative();
const bytes = z.number().nonnegative();
const shortText = z.string().max(500);
const orderId = z.string().max(100);

const hello = z.object({
	event: z.literal('hello'),
	protocol: z.number(),
	versions: z.record(z.string().max(50), shortText.nullable()),
	device: z.object({
		kind: z.enum(['cuda', 'mps', 'cpu']),
		name: shortText,
		memoryBytes: bytes.nullable(),
		freeBytes: bytes.nullable(),
	}),
	families: z.array(shortText),
});
const loading = z.object({ event: z.literal('loading'), orderId });
const loaded = z.object({
	event: z.literal('loaded'),
	orderId,
	milliseconds,
	parameterBytes: bytes.nullable(),
	freeBytes: bytes.nullable(),
});
export const workPhases = ['reading', 'denoising', 'decoding', 'encoding'] as const;
const phase = z.object({
	event: z.literal('phase'),
	orderId,
	piece: count,
	phase: z.enum(workPhases),
	done: count.max(10_000).nullable(),
	of: count.max(10_000).nullable(),
});
const piece = z.object({
	event: z.literal('piece'),
	orderId,
	piece: count,
	path: z.string().min(1).max(4_096),
	sha256: z.string().regex(/^[0-9a-f]{64}$/),
	mediaType: z.enum(['image/png', 'video/mp4']),
	width: count.min(1),
	height: count.min(1),
	frameCount: count.min(1).nullable(),
	framesPerSecond: z.number().positive().nullable(),
	hasSound: z.boolean(),
	milliseconds: z.object({
		reading: milliseconds,
		denoising: milliseconds,
		decoding: milliseconds,
		encoding: milliseconds,
	}),
	passes: count,
	promptTruncated: z.boolean(),
	arguments: z.record(z.string(), z.json()),
	peakBytes: bytes.nullable(),
});
const pieceFailed = z.object({
	event: z.literal('piece-failed'),
	orderId,
	piece: count,
	code: z.enum(['not-finite', 'constant-picture', 'input-invalid']),
	message: z.string(),
});
const done = z.object({ event: z.literal('done'), orderId, cancelled: z.boolean() });
export const failureCodes = [
	'out-of-memory',
	'model-unreadable',
	'family-unknown',
	'device',
	'input-invalid',
	'defect',
] as const;
export type FailureCode = (typeof failureCodes)[number];
const failed = z.object({ event: z.literal('failed'), orderId, code: z.enum(failureCodes), message: z.string() });

const eventSchema = z.discriminatedUnion('event', [hello, loading, loaded, phase, piece, pieceFailed, done, failed]);

/** What a worker tells; see render-node/diffusion/PROTOCOL.md. */
export type WorkerEvent = z.infer<typeof eventSchema>;
export type Hello = z.infer<typeof hello>;
export type PieceEvent = z.infer<typeof piece>;
export type PieceFailure = z.infer<typeof pieceFailed>;

/** The event of one line, or null for what the protocol does not know. */
export function parseEvent(line: string): WorkerEvent | null {
	try {
		return eventSchema.safeParse(JSON.parse(line)).data ?? null;
	} catch {
		return null;
	}
}
