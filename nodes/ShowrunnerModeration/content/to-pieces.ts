import { ProviderError } from '../../../providers/core/provider-error';
import { runJob } from '../../../providers/core/run-job';
import type { ModerationPiece } from '../../../providers/moderation/port';
import type { ItemContext } from '../../shared/item-context';
import { jobContextOf } from '../../shared/job-context-of';
import { partKey } from '../../shared/part-key';
import { spokenIn, type Content, type Where } from './gather-content';

export type Piece = { content: ModerationPiece; where: Where };
export type NotChecked = Where & { reason: string };
export type Pieces = { pieces: Piece[]; notChecked: NotChecked[] };

/** Longer side of what is sent: enough to see what a picture shows, and well below what every vendor takes. */
const longestEdge = 1_024;
const smallBytes = 1_024 * 1_024;

/** Texts as they are, pictures made small, and of videos some stills and the words. */
export async function toPieces(item: ItemContext, contents: readonly Content[], frames: number): Promise<Pieces> {
	const all: Pieces = { pieces: [], notChecked: [] };
	for (const content of contents) {
		const found = await piecesOf(item, content, frames).catch((error: unknown) => {
			if (!(error instanceof ProviderError)) throw error;
			return { pieces: [], notChecked: [{ ...content.where, reason: error.message }] };
		});
		all.pieces.push(...found.pieces);
		all.notChecked.push(...found.notChecked);
	}
	return all;
}

async function piecesOf(item: ItemContext, content: Content, frames: number): Promise<Pieces> {
	const { where } = content;
	if (content.form === 'text')
		return { pieces: [{ content: { kind: 'text', text: content.text }, where }], notChecked: [] };
	if (content.form === 'image') {
		const assetId = await smallPicture(item, content.assetId);
		return { pieces: [{ content: { kind: 'image', assetId }, where }], notChecked: [] };
	}
	const stills = await stillsOf(item, content.assetId, frames);
	const pictures = stills.map(
		({ assetId, atMs }): Piece => ({ content: { kind: 'image', assetId }, where: { ...where, atMs } }),
	);
	if (where.kind === 'clip') return { pieces: pictures, notChecked: [] };
	const spoken = spokenIn(item.input.json, content.assetId);
	const words = await toPieces(item, spoken, frames);
	const silent = { ...where, field: 'transcript', reason: 'The item says nothing of what is spoken in the video' };
	return { pieces: [...pictures, ...words.pieces], notChecked: spoken.length === 0 ? [silent] : [] };
}

async function stillsOf(item: ItemContext, assetId: string, count: number) {
	const input = { assetId, count, manner: 'cuts', maxEdge: longestEdge } as const;
	const { frames } = await runJob({ kind: 'media.frames', step: 'moderation', input }, contextOf(item, input));
	return frames;
}

async function smallPicture(item: ItemContext, assetId: string): Promise<string> {
	const { media, sizeBytes } = await item.client().call('getAsset', { params: { assetId } });
	const [width, height] = [media?.width ?? 0, media?.height ?? 0];
	const edge = Math.max(width, height);
	if (edge === 0 || (edge <= longestEdge && sizeBytes <= smallBytes)) return assetId;
	const shrunk = (length: number) => Math.max(64, 2 * Math.round((length * Math.min(1, longestEdge / edge)) / 2));
	const input = { assetId, width: shrunk(width), height: shrunk(height), format: 'jpeg', quality: 85 } as const;
	const made = await runJob({ kind: 'image.convert', step: 'moderation', input }, contextOf(item, input));
	return made.assetId;
}

function contextOf(item: ItemContext, input: object) {
	const context = jobContextOf(item);
	return { ...context, idempotencyKey: partKey(context.idempotencyKey, input) };
}
