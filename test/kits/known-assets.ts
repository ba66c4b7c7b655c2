import { createHash } from 'node:crypto';
import type { Asset, Evidence } from '@showrunner/contract';

export const idOf = (name: string) => createHash('sha256').update(name).digest('hex');

/** An asset that only the books know: its evidence is what counts here, not its bytes. */
export const assetOf = (name: string, evidence: Partial<Evidence>[] = [{}], at = new Date()): Asset => ({
	...{ id: idOf(name), name, mediaType: 'image/png', sizeBytes: 1, media: null },
	evidence: evidence.map((one) => ({
		...{ origin: 'generated', source: 'test', licence: 'own work', recordedAt: at.toISOString() },
		...one,
	})),
	createdAt: at.toISOString(),
});
