import type { ImportContext } from './import-context.js';
import { nodesIn, ownMetadata, type OtioNode } from './otio-node.js';
import { referencedAsset } from './read-references.js';
import { ownAssetId } from './survey-document.js';

/** Where the links of these media lead: whoever relinks a document changes them there as on the tracks. */
export function readRelinks(document: OtioNode): ImportContext['relinked'] {
	const links = new Map<string, string>();
	for (const reference of nodesIn(ownMetadata(document), 'media')) {
		const [own, linked] = [ownAssetId(reference), referencedAsset(reference)];
		if (own && linked) links.set(own, linked);
	}
	return (assetId) => links.get(assetId) ?? assetId;
}
