import type { SpendService } from '../../contract/vocabulary';
import { buy } from './buy';
import { TicketEnded } from './follow-ticket';
import { leaveOut } from './leave-out';
import { ProviderError } from './provider-error';
import { beforeAsking, Unasked } from './unasked';
import type { VendorContext } from './vendor-context';
import { WaitCancelled } from './wait-for';
import type { LentFile, LentVideo, StoredVideo, VideoSight } from './video-loan';

/** Longest time that a vendor may take to make an upload usable. */
const longestWaitMs = 15 * 60_000;
/** Longest time that an upload itself may take; another run makes it anew only when it has surely ended. */
const longestUploadMs = 25 * 60_000;
const uploadLeaseMs = 30 * 60_000;
/** What all of it takes at most: whoever lends a video counts it to the time of the call. */
export const lendingMs = uploadLeaseMs + longestWaitMs;

export type Loan = { lent: LentVideo; /** Takes an upload back. */ giveBack(): Promise<void> };

type Lender = { id: string; label: string; videos: VideoSight };

/** Why this vendor cannot be shown the video as it is; undefined where it can. */
export function whyUnseen(
	{ label, videos }: { label: string; videos?: VideoSight },
	{ mediaType, sizeBytes }: Pick<StoredVideo, 'mediaType' | 'sizeBytes'>,
): string | undefined {
	if (!videos) return `${label} watches no videos`;
	if (!videos.mediaTypes.includes(mediaType)) return `${label} takes no video of type ${mediaType}`;
	if (sizeBytes <= videos.mostBytes) return undefined;
	return `${label} takes no video of more than ${Math.floor(videos.mostBytes / 1_000_000)} MB`;
}

/**
 * Brings a video to the vendor: a small one goes inside the request, a large one is uploaded. The books keep what was
 * uploaded, so that a retry and the next question find it for as long as it lies there. Nothing of it is paid for.
 */
export async function lendVideo(
	vendor: Lender,
	{ video, service }: { video: StoredVideo; service: SpendService },
	context: VendorContext,
): Promise<Loan> {
	try {
		if (video.sizeBytes <= vendor.videos.inlineBytes) {
			const wanted = { maxBytes: vendor.videos.inlineBytes, field: 'assetId' };
			const { bytes } = await context.shelf.read(video.assetId, wanted);
			return { lent: { bytes }, giveBack: async () => await Promise.resolve() };
		}
		const file = await uploaded(vendor, { video, service }, context);
		return { lent: { uri: file.uri }, giveBack: async () => await remove(vendor, file, context) };
	} catch (error) {
		throw unpaid(error);
	}
}

/** One that the vendor has lost meanwhile is brought there anew. */
async function uploaded(
	vendor: Lender,
	order: { video: StoredVideo; service: SpendService },
	context: VendorContext,
): Promise<LentFile> {
	const { result, reused } = await upload(vendor, order, context);
	if (!reused || (await vendor.videos.isThere(result, context))) return result;
	const anew = { ...context, reuse: false, idempotencyKey: context.newId() };
	return (await upload(vendor, order, anew)).result;
}

async function upload(
	vendor: Lender,
	{ video, service }: { video: StoredVideo; service: SpendService },
	context: VendorContext,
) {
	const { assetId, mediaType } = video;
	const { videos: sight } = vendor;
	const offer = {
		...{ vendor, service, operation: 'file.upload', model: 'files' },
		// An upload belongs to the account behind the key.
		shapedBy: { assetId, mediaType, credentialName: context.credentialName ?? '' },
		...{ price: { micros: 0, currency: 'USD' }, callLimitMs: uploadLeaseMs, keepForMs: sight.keptForMs },
	};
	const limitMs = Math.min(context.timeoutMs, longestUploadMs);
	const discard = async ({ name }: Record<string, unknown>) => await remove(vendor, { name: String(name) }, context);
	const maker = {
		start: async () => await sight.start(video, { ...context, limitMs }).catch(beforeAsking),
		check: async (ticket: Record<string, unknown>) => {
			const file = await sight.check(ticket, context).catch(async (error: unknown) => {
				// What cannot be used does not lie there for days.
				if (error instanceof TicketEnded) await discard(ticket).catch(() => undefined);
				throw error;
			});
			return file && { result: file, assetIds: [], costMicros: 0 };
		},
		cancel: discard,
		pauses: { intervalMs: 2_000, backoff: 1.5, maxIntervalMs: 10_000 },
	};
	const timeoutMs = Math.min(context.timeoutMs, longestWaitMs);
	return await buy<LentFile>(offer, maker, { ...context, timeoutMs });
}

/** Without the signal of the execution, since it is asked for after a cancel. */
const remove = async ({ videos }: Lender, file: Pick<LentFile, 'name'>, context: VendorContext): Promise<void> =>
	await videos.remove(file, leaveOut(context, 'signal'));

/** Whatever went wrong, the question itself was not asked yet. */
function unpaid(error: unknown): unknown {
	if (error instanceof ProviderError) return new ProviderError({ ...error.refusal, paid: 'no' }, { cause: error });
	if (!(error instanceof WaitCancelled)) return new Unasked(error);
	return new ProviderError({
		kind: 'temporarily-unavailable',
		title: 'The execution was cancelled before the video was there',
		fix: 'Run the node again',
		paid: 'no',
	});
}
