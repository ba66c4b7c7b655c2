import type { ImageFormat } from '../../contract/vocabulary';
import type { Warning } from '../core/run-chain';
import type { JobContext, VendorContext } from '../core/vendor-context';
import type { KeptPicture } from './buy-picture';
import { runFurtherJob } from '../core/run-further-job';

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
	const order = { kind: 'image.convert', step: 'images', input } as const;
	const cut = await runFurtherJob(order, context);
	// The form has no width: what is enlarged is told without a field.
	const warnings = cut.warnings.map(({ code, message }) => ({ code, message }));
	return { assetId: cut.assetId, warnings };
}
