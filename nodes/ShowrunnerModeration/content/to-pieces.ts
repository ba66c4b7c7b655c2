import { ProviderError } from '../../../providers/core/provider-error';
import type { ModerationPiece } from '../../../providers/moderation/port';
import type { ItemContext } from '../../shared/item-context';
import { smallPicture, stillsOf } from '../../shared/pictures/small-picture';
import { spokenIn, type Content, type Where } from './gather-content';

export type Piece = { content: ModerationPiece; where: Where };
export type NotChecked = Where & { reason: string };
export type Pieces = { pieces: Piece[]; notChecked: NotChecked[] };

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
		const assetId = await smallPicture(item, 'moderation', content.assetId);
		return { pieces: [{ content: { kind: 'image', assetId }, where }], notChecked: [] };
	}
	const stills = await stillsOf(item, 'moderation', { assetId: content.assetId, count: frames });
	const pictures = stills.map(
		({ assetId, atMs }): Piece => ({ content: { kind: 'image', assetId }, where: { ...where, atMs } }),
	);
	if (where.kind === 'clip') return { pieces: pictures, notChecked: [] };
	const spoken = spokenIn(item.input.json, content.assetId);
	const words = await toPieces(item, spoken, frames);
	const silent = { ...where, field: 'transcript', reason: 'The item says nothing of what is spoken in the video' };
	return { pieces: [...pictures, ...words.pieces], notChecked: spoken.length === 0 ? [silent] : [] };
}
