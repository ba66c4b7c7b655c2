import type { ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';
import type { ModelCard } from '../../../providers/core/model-card';
import { pickVendors, type VendorCard } from '../../../providers/core/vendor-card';
import type { VendorContext } from '../../../providers/core/vendor-context';
import { clock } from '../clock';
import { serviceFetch } from '../transport/service-client';
import { vendorHttpOf } from '../transport/vendor-http-of';
import { automaticEntry } from './search-models';
import { searchPage } from './search-page';

type Modelled = VendorCard & {
	models: readonly ModelCard[];
	listModels?(reach: Pick<VendorContext, 'http' | 'service' | 'clock'>): Promise<ModelCard[]>;
};

/** A list of Automatic and the models of the vendors that are chosen. One whose server is away hides none of the others. */
export function searchVendorModels(vendors: readonly Modelled[]) {
	return async function search(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		const chosen = this.getCurrentNodeParameter('providers');
		const picked = pickVendors(vendors, Array.isArray(chosen) ? chosen.map(String) : []);
		const fetchPage = async () => {
			const lists = await Promise.all(picked.map(async (vendor) => await entriesOf(this, vendor)));
			return { items: [automaticEntry, ...lists.flat()], nextCursor: null };
		};
		return await searchPage(this, fetchPage, (entry) => entry, filter);
	};
}

/** What a vendor has shut down is not offered; it says so where a workflow still names it. */
async function entriesOf(context: ILoadOptionsFunctions, vendor: Modelled): Promise<INodeListSearchItems[]> {
	const reach = { http: vendorHttpOf(context, vendor), service: serviceFetch(context), clock };
	const models = vendor.listModels ? await vendor.listModels(reach).catch(() => vendor.models) : vendor.models;
	const alive = models.filter(({ shutDownOn }) => !shutDownOn || Date.parse(shutDownOn) > clock.now());
	return alive.map((model) => {
		const ends = model.shutDownOn === undefined ? '' : `, until ${model.shutDownOn}`;
		return { name: `${model.label} (${vendor.label}${ends})`, value: `${vendor.id}:${model.id}` };
	});
}
