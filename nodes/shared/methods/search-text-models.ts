import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { ModelCard } from '../../../providers/core/model-card';
import { pickVendors } from '../../../providers/core/vendor-card';
import type { TextVendor } from '../../../providers/text/port';
import { textVendors } from '../../../providers/text/registry';
import { clock } from '../clock';
import { automaticModel } from '../fields/model-field';
import { vendorHttpOf } from '../transport/vendor-http-of';
import { searchPage } from './search-page';

const automatic: INodeListSearchItems = { name: 'Automatic', value: automaticModel };

/** Automatic, then the models of each vendor that is chosen. One whose list cannot be read shows those that are known of it. */
export async function searchTextModels(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('providers');
	const ids = Array.isArray(chosen) ? chosen.map(String) : [];
	const fetchPage = async () => {
		const lists = await Promise.all(pickVendors(textVendors, ids).map(async (vendor) => await entriesOf(this, vendor)));
		return { items: [automatic, ...lists.flat()], nextCursor: null };
	};
	return await searchPage(this, fetchPage, (entry) => entry, filter);
}

async function entriesOf(context: ILoadOptionsFunctions, vendor: TextVendor): Promise<INodeListSearchItems[]> {
	const listed = await vendor.listModels(vendorHttpOf(context, vendor), clock.now()).catch(() => vendor.models);
	return inOrder(vendor, listed).map((model) => toEntry(vendor, model));
}

/** Those that we prefer come first, then the others by name. */
function inOrder({ models }: TextVendor, listed: readonly ModelCard[]): ModelCard[] {
	const rank = ({ id }: ModelCard) => {
		const at = models.findIndex((model) => model.id === id);
		return at < 0 ? models.length : at;
	};
	return [...listed].sort((a, b) => rank(a) - rank(b) || a.label.localeCompare(b.label, 'en'));
}

function toEntry({ id, label }: TextVendor, model: ModelCard): INodeListSearchItems {
	const ends = model.shutDownOn === undefined ? '' : `, until ${model.shutDownOn}`;
	return { name: `${model.label} (${label}${ends})`, value: `${id}:${model.id}` };
}
