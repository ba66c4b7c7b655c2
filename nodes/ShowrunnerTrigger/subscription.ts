import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import type { EventKind } from '../../contract/vocabulary';
import { toNodeError } from '../shared/to-node-error';
import { isMissing } from '../shared/transport/is-missing';
import { serviceClient } from '../shared/transport/service-client';
import { addressForService } from '../shared/webhook/address-for-service';

type Kept = IDataObject & { subscriptionId?: string };

const kept = (context: IHookFunctions) => context.getWorkflowStaticData('node') as Kept;

const ownAddress = async (context: IHookFunctions) =>
	await addressForService(context, context.getNodeWebhookUrl('default') ?? '');

/**
 * Whether the render-node still holds the subscription that this node made. One that was switched off after failing
 * for days is switched on again: whoever activates the workflow wants its events.
 */
export async function isSubscribed(context: IHookFunctions): Promise<boolean> {
	const { subscriptionId } = kept(context);
	if (subscriptionId === undefined) return false;
	const found = await serviceClient(context)
		.call('getSubscription', { params: { subscriptionId } })
		.catch((error: unknown) => missingOrThrow(context, error));
	if (found === undefined || found.url !== (await ownAddress(context))) return false;
	if (typeof found.disabledAt === 'string') await enable(context, subscriptionId);
	return true;
}

async function enable(context: IHookFunctions, subscriptionId: string): Promise<void> {
	await serviceClient(context)
		.call('enableSubscription', { params: { subscriptionId } })
		.catch((error: unknown) => {
			throw toNodeError(error, { node: context.getNode() });
		});
}

export async function subscribe(context: IHookFunctions): Promise<boolean> {
	const url = await ownAddress(context);
	const events = context.getNodeParameter('events') as EventKind[];
	const made = await serviceClient(context)
		.call('createSubscription', { body: { url, events } })
		.catch((error: unknown) => {
			throw toNodeError(error, {
				node: context.getNode(),
				fieldName: (name) => (name === 'events' ? 'Events' : undefined),
			});
		});
	kept(context).subscriptionId = made.id;
	return true;
}

/** A subscription that is gone already is as good as deleted. */
export async function unsubscribe(context: IHookFunctions): Promise<boolean> {
	const { subscriptionId } = kept(context);
	if (subscriptionId === undefined) return true;
	await serviceClient(context)
		.call('deleteSubscription', { params: { subscriptionId } })
		.catch((error: unknown) => missingOrThrow(context, error));
	delete kept(context).subscriptionId;
	return true;
}

function missingOrThrow(context: IHookFunctions, error: unknown): undefined {
	if (isMissing(error)) return undefined;
	throw toNodeError(error, { node: context.getNode() });
}
