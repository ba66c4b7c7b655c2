import type { Voice } from '@showrunner/contract';
import { createContractClient } from '../../contract/client';
import type { JobContext } from './vendor-context';

/** The voices that the render-node found on its machine. */
export async function localVoices({ service, signal }: Pick<JobContext, 'service' | 'signal'>): Promise<Voice[]> {
	const { items } = await createContractClient('', service).call('getVoices', { ...(signal && { signal }) });
	return items;
}
