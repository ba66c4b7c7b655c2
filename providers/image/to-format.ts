import type { ImageFormat } from '../../contract/vocabulary';
import { runJob } from '../core/run-job';
import type { Warning } from '../core/run-chain';
import type { JobContext, VendorContext } from '../core/vendor-context';
import type { KeptPicture } from './buy-picture';

type Size = { width: number; height: number };

/** A picture in the exact size: what a vendor sends is of the nearest size that it has, and is cut or enlarged to it. */
export async function toFormat(
	{ assetId, width, height }: Omit<KeptPicture, 'seed'>,
	size: Size,
	context: JobContext & Pick<VendorContext, 'fingerprint'>,
	format: ImageFormat = 'jpeg',
): Promise<{ assetId: string; warnings: Warning[] }> {
	if (width === size.width && height === size.height) return { assetId, warnings: [] };
	const input = { assetId, ...size, format, fit: 'cover' as const };
	const idempotencyKey = `${context.idempotencyKey}-${context.fingerprint(input).slice(0, 16)}`;
	const order = { kind: 'image.convert', step: 'images', input } as const;
	const cut = await runJob(order, { ...context, idempotencyKey });
	// The form has no width: what is enlarged is told without a field.
	const warnings = cut.warnings.map(({ code, message }) => ({ code, message }));
	return { assetId: cut.assetId, warnings };
}
