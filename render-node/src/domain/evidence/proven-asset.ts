import type { Asset } from '@showrunner/contract';
import type { PlacedEvidence } from '../store/evidence-repository.js';
import type { Ancestor } from './ancestry.js';

/** An asset of a production with all that proves it. `asset` is null where it is not in the store. */
export type ProvenAsset = Ancestor & { asset: Asset | null; evidence: PlacedEvidence[] };

/** What people call it. */
export const assetTitle = ({ asset, assetId, roles }: ProvenAsset): string =>
	`${asset?.name ?? `Asset ${assetId.slice(0, 12)}…`} (${roles.length > 0 ? roles.join(', ') : 'source'})`;
