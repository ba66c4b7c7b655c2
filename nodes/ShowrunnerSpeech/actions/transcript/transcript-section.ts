import type { ChainResult } from '../../../../providers/core/run-chain';
import type { Heard } from '../../../../providers/transcription/port';
import type { ItemContext } from '../../../shared/item-context';
import { costLine } from '../../../shared/sections/costs';

/** The item with section `transcript`, who made it and what it cost. */
export function withTranscript(item: ItemContext, assetId: string, { value, ...told }: ChainResult<Heard>) {
	const { transcript, model, pieces } = value;
	const maker = { provider: told.provider, ...(model && { model }) };
	const costs = pieces.length > 0 ? [costLine('transcript', maker, pieces)] : [];
	return item.withSection('transcript', { ...told, ...(model && { model }), assetId, ...transcript }, costs);
}
