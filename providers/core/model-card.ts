import { ProviderError } from './provider-error';
import type { Warning } from './run-chain';

/** What is known of a vendor's model. Data with a day and a source, for vendors shut models down. */
export type ModelCard = {
	id: string;
	label: string;
	/** Day from which the vendor refuses it, such as `2027-01-06`. */
	shutDownOn?: string;
	/** Model to choose instead. */
	successor?: string;
};

const dayMs = 24 * 60 * 60 * 1000;
/** Two months: time to change a workflow before it breaks. */
const noticeMs = 60 * dayMs;

/**
 * The model that is asked for, or the vendor's first where none is. One that is not listed goes through: vendors bring new
 * ones out faster than packs. Warns ahead of a shut-down and throws `ProviderError` (configuration-invalid) after it.
 */
export function chooseModel(
	models: readonly ModelCard[],
	wanted: string | undefined,
	nowMs: number,
): { model: string; warnings: Warning[] } {
	const id = wanted || firstAlive(models, nowMs);
	const card = models.find((model) => model.id === id);
	if (!card?.shutDownOn) return { model: id, warnings: [] };
	const leftMs = Date.parse(card.shutDownOn) - nowMs;
	const instead = card.successor ? ` Choose '${card.successor}' instead.` : ' Choose another model.';
	if (leftMs <= 0) {
		throw new ProviderError({
			kind: 'configuration-invalid',
			title: `The model '${id}' was shut down on ${card.shutDownOn}`,
			fix: instead.trim(),
			field: 'model',
		});
	}
	if (leftMs > noticeMs) return { model: id, warnings: [] };
	const message = `The model '${id}' is shut down on ${card.shutDownOn}.${instead}`;
	return { model: id, warnings: [{ code: 'model-retiring', message, field: 'model' }] };
}

/** The vendor's first that it still serves. */
export const usualModel = (models: readonly ModelCard[], nowMs: number): string | undefined =>
	models.find(({ shutDownOn }) => !shutDownOn || Date.parse(shutDownOn) > nowMs)?.id;

function firstAlive(models: readonly ModelCard[], nowMs: number): string {
	const alive = usualModel(models, nowMs);
	if (alive !== undefined) return alive;
	throw new ProviderError({
		kind: 'configuration-invalid',
		title: 'Every model that this version knows of was shut down',
		fix: 'Put in the id of a model that the vendor offers today',
		field: 'model',
	});
}
