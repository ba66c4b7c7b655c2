import type { JobResult } from '@showrunner/contract';
import { runFurtherJob } from '../core/run-further-job';
import { storedAsset } from '../core/stored-asset';
import type { VendorContext } from '../core/vendor-context';
import type { SoundType } from './port';

/** Ten minutes of 16 kHz FLAC are some 10 MB: below what any vendor takes, and a break costs ten minutes at most. */
const pieceMs = 600_000;
/** Above it a sound goes as MP3 of 64 kbit/s, where it cannot be cut: three hours are 86 MB. */
const longestFlacMs = 1_200_000;

export type ExtractedSound = Pick<JobResult<'audio.extract'>, 'pieces' | 'durationMs'> & { mediaType: SoundType };

/**
 * The sound of a file as vendors hear it: one channel of 16 kHz.
 * @param isWhole a text cannot be cut where the sound is, so both stay whole
 */
export async function extractSound(assetId: string, isWhole: boolean, context: VendorContext): Promise<ExtractedSound> {
	const isLong = isWhole && (await durationOf(assetId, context)) > longestFlacMs;
	const shape = isWhole ? { ...(isLong && { format: 'mp3' as const }) } : { pieceMs };
	const order = { kind: 'audio.extract', step: 'transcript', input: { assetId, ...shape } } as const;
	const { pieces, durationMs } = await runFurtherJob(order, context);
	return { pieces, durationMs, mediaType: isLong ? 'audio/mpeg' : 'audio/flac' };
}

const durationOf = async (assetId: string, context: VendorContext): Promise<number> =>
	(await storedAsset(assetId, context)).media?.durationMs ?? 0;
