import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import { pickVendors } from '../../../providers/core/vendor-card';
import { modelIdOf } from '../../../providers/image/model-ids';
import type { ImageProvider, PictureTask } from '../../../providers/image/port';
import { imageProviders } from '../../../providers/image/registry';
import { clock } from '../clock';
import { isRecord } from '../is-record';
import { automaticEntry, localModels } from './search-models';
import { searchPage } from './search-page';

/**
 * Models that make pictures, of all vendors that are chosen: from words, or from a picture where the form names one. Where
 * the render-node cannot be asked, the others still show theirs.
 */
export async function searchImageModels(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const task = taskOf(this);
	const chosen = this.getCurrentNodeParameter('providers');
	const ids = Array.isArray(chosen) ? chosen.map(String) : ['renderNode'];
	const vendors = pickVendors(imageProviders, ids);
	const known = vendors.flatMap((vendor) => entriesOf(vendor, task));
	const fetchPage = async () => {
		const kinds = [task === 'paint' ? 'text-to-image' : 'image-to-image'] as const;
		const asksLocal = ids.includes('renderNode') && task !== 'upscale';
		const local = asksLocal ? await localModels(this, kinds).catch((error: unknown) => orElse(known, error)) : [];
		return { items: [automaticEntry, ...known, ...local], nextCursor: null };
	};
	return await searchPage(this, fetchPage, (entry) => entry, filter);
}

function orElse(known: readonly INodeListSearchItems[], error: unknown): INodeListSearchItems[] {
	if (known.length === 0) throw error;
	return [];
}

function taskOf(context: ILoadOptionsFunctions): PictureTask {
	const operation = context.getCurrentNodeParameter('operation');
	if (operation === 'edit' || operation === 'upscale') return operation;
	const options: unknown = context.getCurrentNodeParameter('options');
	const reference = isRecord(options) ? options.referenceAssetId : undefined;
	const isGiven = isRecord(reference) && typeof reference.value === 'string' && reference.value !== '';
	return isGiven ? 'edit' : 'paint';
}

/** What a vendor has shut down is not offered; it says so where a workflow still names it. */
function entriesOf({ id, label, models }: ImageProvider, task: PictureTask): INodeListSearchItems[] {
	const alive = models(task).filter(({ shutDownOn }) => !shutDownOn || Date.parse(shutDownOn) > clock.now());
	return alive.map((model) => {
		const ends = model.shutDownOn === undefined ? '' : `, until ${model.shutDownOn}`;
		return { name: `${model.label} (${label}${ends})`, value: modelIdOf(id, model.id) };
	});
}
