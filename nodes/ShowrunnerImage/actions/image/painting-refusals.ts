import { ProviderError, type ProviderRefusal } from '../../../../providers/core/provider-error';
import type { MissingPicture } from './missing-pictures';

const wayOut = "set 'If No Model Can' to 'Draw Art', so that seeded art stands in";

/** A refusal for want of a model, told as one of the form: its field and both ways out. */
export function withWayOut(error: unknown): unknown {
	if (!(error instanceof ProviderError) || error.kind !== 'configuration-invalid') return error;
	return stopped(error.refusal);
}

/** Models made some of the pictures and failed at others. */
export function someFailed(missing: readonly MissingPicture[], wanted: number): ProviderError {
	const [first] = missing;
	return stopped({
		kind: 'configuration-invalid',
		title: `${missing.length} of ${wanted} pictures could not be made. Scene '${first?.sceneId}': ${first?.reason}`,
	});
}

function stopped({ kind, title, field = 'model', fix }: ProviderRefusal): ProviderError {
	const ways = fix === undefined ? `Choose another model, or ${wayOut}` : `${fix.replace(/\.$/, '')}, or ${wayOut}`;
	return new ProviderError({ kind, title, field, fix: ways });
}
