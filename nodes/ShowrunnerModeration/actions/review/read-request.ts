import type { RequestReviewRequest } from '@showrunner/contract';
import { jsonParse, type IDataObject } from 'n8n-workflow';
import { limits } from '../../../../contract/vocabulary';
import { isRecord } from '../../../shared/is-record';
import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';
import { shownAssets, storyText } from './shown-assets';

const hourMs = 60 * 60 * 1000;
/** The contract takes no more, and no longer, reasons. */
const most = { reasons: 50, reasonCharacters: 500 };

type Options = { assetIds?: string[]; channel?: string; locale?: string };

/** The review that the form asks for. */
export function readRequest(item: ItemContext): RequestReviewRequest {
	const read = (name: string, fallback: unknown = '') => item.node.getNodeParameter(name, item.itemIndex, fallback);
	const { json } = item.input;
	const shown = read('show', []) as string[];
	const { assetIds = [], channel, locale = storyLocale(json) } = read('options', {}) as Options;
	const title = String(read('title') ?? '').trim();
	if (title === '') throw invalidField('title', 'The review has no title', 'Fill in a title');
	const productionId = String(read('productionId') ?? '').trim();
	const hours = Number(read('expiresAfterHours', 72));
	return {
		title: title.slice(0, limits.titleCharacters),
		question: String(read('question') ?? ''),
		reasons: readReasons(read('reasons', undefined)),
		text: readText(String(read('text') ?? ''), shown.includes('story') ? storyText(json) : ''),
		assets: shownAssets(json, shown, assetIds),
		deciders: splitNames(String(read('deciders') ?? '')),
		onExpiry: read('onExpiry', 'expire') as 'expire',
		...(productionId && { productionId }),
		...(hours > 0 && { expiresInMs: Math.max(1_000, Math.round(hours * hourMs)) }),
		...(channel && { channel }),
		...(locale && { locale }),
	};
}

export const splitNames = (names: string): string[] =>
	names
		.split(/[,;\n]/)
		.map((name) => name.trim())
		.filter((name) => name !== '');

function storyLocale({ story }: IDataObject): string {
	return isRecord(story) && typeof story.locale === 'string' ? story.locale : '';
}

function readText(own: string, story: string): string {
	const text = [story, own.trim()].filter((part) => part !== '').join('\n\n');
	if (text.length <= limits.reviewTextCharacters) return text;
	const fix = `Shorten it to ${limits.reviewTextCharacters} characters, or take Story Text out of 'Show'`;
	throw invalidField('text', `The text has ${text.length} characters`, fix);
}

/** Sentences, or what moderation services give: objects that say in some member what they found. */
function readReasons(value: unknown): string[] {
	const given = typeof value === 'string' ? jsonParse<unknown>(value, { fallbackValue: value }) : value;
	const list = Array.isArray(given) ? (given as unknown[]) : [given];
	return list
		.map((reason) => (isRecord(reason) ? (reason.reason ?? reason.message ?? reason.category ?? '') : (reason ?? '')))
		.map((reason) => (typeof reason === 'string' ? reason.trim().slice(0, most.reasonCharacters) : ''))
		.filter((reason) => reason !== '')
		.slice(0, most.reasons);
}
