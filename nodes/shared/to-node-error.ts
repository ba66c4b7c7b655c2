import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { RefusedByService } from '../../contract/client';
import { ProviderError, type ProviderRefusal } from '../../providers/core/provider-error';
import { toFailure } from './problem-to-failure';

export type NodeErrorPlace = {
	node: INode;
	itemIndex?: number;
	/** Display name of a parameter by its name; the panel shows what the form shows. */
	fieldName?: (name: string) => string | undefined;
};

export type ToldError = NodeApiError | NodeOperationError;

/** Any refusal as the error that n8n shows: what happened as message, the way out as description. */
export function toNodeError(error: unknown, place: NodeErrorPlace): ToldError {
	if (error instanceof NodeApiError || error instanceof NodeOperationError) {
		// n8n hands a re-wrapped error back as it is, so the item has to be told to it here.
		if (place.itemIndex !== undefined) error.context.itemIndex = place.itemIndex;
		return error;
	}
	if (error instanceof ProviderError) return told(error.refusal, place);
	if (error instanceof RefusedByService) return told(error.problem, place);
	return new NodeOperationError(place.node, error instanceof Error ? error : String(error), {
		...(place.itemIndex !== undefined && { itemIndex: place.itemIndex }),
	});
}

/** A problem document, or a refusal that a node found out itself. */
export type ToldRefusal = ProviderRefusal & {
	type?: string;
	detail?: string;
	instance?: string;
	errors?: { pointer: string; message: string }[];
};

function told(refusal: ToldRefusal, place: NodeErrorPlace): ToldError {
	const message = messageOf(refusal, place);
	const description = descriptionOf(refusal, place);
	const options = {
		message,
		...(description !== undefined && { description }),
		failure: toFailure(refusal.kind, refusal.retryAfterMs),
		...(place.itemIndex !== undefined && { itemIndex: place.itemIndex }),
	};
	const error =
		refusal.status === undefined
			? new NodeOperationError(place.node, message, options)
			: new NodeApiError(place.node, facts(refusal), { ...options, httpCode: String(refusal.status) });
	// n8n swaps any message that happens to hold the letters of a system code, even inside a word.
	error.message = message;
	return error;
}

function messageOf(refusal: ToldRefusal, place: NodeErrorPlace): string {
	const shown = shownField(refusal, place);
	if (shown === undefined) return refusal.title;
	const title = refusal.title.replace(`'${refusal.field}'`, `'${shown}'`);
	return title.includes(`'${shown}'`) ? title : `'${shown}': ${title}`;
}

/** Members of a request that the form shows under another name. */
const formNames: Record<string, string> = {
	timeoutMs: 'timeoutMinutes',
	durationMs: 'durationSeconds',
	amountMicros: 'amount',
	budgetMicros: 'budget',
	limitMicros: 'limitAmount',
	alertMicros: 'alertAmount',
};

function shownField({ field }: ToldRefusal, { fieldName }: NodeErrorPlace): string | undefined {
	return field === undefined ? undefined : (fieldName?.(formNames[field] ?? field) ?? field);
}

function descriptionOf(refusal: ToldRefusal, place: NodeErrorPlace): string | undefined {
	const { field, detail, errors } = refusal;
	const fix = refusal.fix?.replace(`'${field}'`, `'${shownField(refusal, place)}'`);
	const members = errors?.map(({ pointer, message }) => `${pointer || '/'} ${message}`).join('; ');
	const parts = [detail, members, fix].filter((part) => part !== undefined && part !== '');
	return parts.length > 0 ? parts.join('. ') : undefined;
}

function facts({ type, title, status, kind, instance, alternatives }: ToldRefusal): JsonObject {
	return {
		title,
		kind,
		...(type !== undefined && { type }),
		...(status !== undefined && { status }),
		...(instance !== undefined && { instance }),
		...(alternatives && { alternatives }),
	};
}
