import { assetIdPattern } from '../../../shared/fields/locator-field';
import { invalidField } from '../../../shared/refusals';

/** An expression may give anything; a link to the asset names it, too. `wanted` is such as `a clip`. */
export function readAssetId(field: string, given: unknown, wanted: string): string | undefined {
	const text = String(given ?? '').trim();
	if (text === '') return undefined;
	const id = new RegExp(`(?<![0-9a-z])${assetIdPattern}(?![0-9a-z])`).exec(text)?.[1];
	if (id) return id;
	throw invalidField(field, 'This is no asset ID', `Give the ID of ${wanted} that Showrunner Asset: Import put out`);
}
