import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { pickVendors } from '../../../providers/core/vendor-card';
import type { SpeechProvider, VoiceCard } from '../../../providers/speech/port';
import { speechProviders } from '../../../providers/speech/registry';
import { clock } from '../clock';
import { serviceFetch } from '../transport/service-client';
import { vendorHttpOf } from '../transport/vendor-http-of';
import { searchPage } from './search-page';

/** Voices of every provider that is chosen, for the resource locator. One whose list cannot be read hides none of the others. */
export async function searchVoices(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const chosen = this.getCurrentNodeParameter('providers');
	const providers = pickVendors(speechProviders, Array.isArray(chosen) ? chosen.map(String) : ['renderNode']);
	const fetchPage = async () => {
		const lists = await Promise.allSettled(providers.map(async (provider) => await voicesOf(this, provider)));
		const items = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []));
		const [failed] = lists.filter((list) => list.status === 'rejected');
		if (items.length === 0 && failed) throw failed.reason;
		return { items, nextCursor: null };
	};
	return await searchPage(this, fetchPage, toEntry, filter);
}

async function voicesOf(context: ILoadOptionsFunctions, provider: SpeechProvider): Promise<VoiceCard[]> {
	const http = vendorHttpOf(context, provider);
	return await provider.listVoices({ http, service: serviceFetch(context), clock });
}

function toEntry({ id, label, locale, engine, provider }: VoiceCard) {
	const maker = engine ?? speechProviders.find((card) => card.id === provider)?.label ?? provider;
	return { name: `${label} (${locale ?? 'many languages'}, ${maker})`, value: id };
}
