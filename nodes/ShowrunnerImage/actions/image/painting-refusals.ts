import { ProviderError, type ProviderRefusal } from '../../../../providers/core/provider-error';
import { isAboutPictures } from './nothing-painted';
import type { MissingPicture } from './missing-pictures';

const wayOut = "set 'If No Model Can' to 'Draw Art', so that seeded art stands in";

/** A refusal for want of a model or at the pictures, told as one of the form: its field and both ways out. */
export function withWayOut(error: unknown): unknown {
	if (!(error instanceof ProviderError)) return error;
	return error.kind === 'configuration-invalid' || isAboutPictures(error) ? stopped(error.refusal) : error;
}

/** Models made some of the pictures and failed at others. */
export function someFailed(missing: readonly MissingPicture[], wanted: number): ProviderError {
	const [first] = missing;
	return stopped({
		kind: 'configuration-invalid',
		title: `${missing.length} of ${wanted} pictures could not be made. Scene '${first?.sceneId}': ${first?.reason}`,
	});
}

function stopped({ kind, title, field: named, fix }: ProviderRefusal): ProviderError {
	const field = named === 'prompt' ? 'story' : 'model';
	const ways = fix === undefined ? `Choose another model, or ${wayOut}` : `${fix.replace(/\.$/, '')}, or ${wayOut}`;
	return new ProviderError({ kind, title, field, fix: ways });
}
