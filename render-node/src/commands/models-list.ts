import { byteText } from '../adapters/diffusion/shelf/byte-text.js';
import { createModelShelf } from '../adapters/diffusion/shelf/create-model-shelf.js';
import { readCatalogue, type BrokenEntry } from '../adapters/diffusion/shelf/read-catalogue.js';
import type { ShelvedModel } from '../domain/diffusion/catalogue.js';
import type { CommandRun, ExitCode } from './command-run.js';
import type { ModelStore } from './model-store.js';
import { textTable } from './text-table.js';

/** Says which models the catalogue has and which of them are there. */
export async function listModels(store: ModelStore, run: CommandRun, asJson: boolean): Promise<ExitCode> {
	const quiet = () => undefined;
	const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
	const models = await createModelShelf({ ...store, log }).models();
	const { broken } = await readCatalogue(store);
	if (asJson) {
		run.say(JSON.stringify({ models: models.map(asFacts), broken }, null, 2));
		return 0;
	}
	const rows = models.map(({ model, path, note }) => [
		model.card.id,
		path === null ? 'no' : 'yes',
		byteText(model.downloadBytes),
		model.card.kinds.join(', '),
		licenceText(model.card.licence),
		note,
	]);
	for (const line of textTable(['MODEL', 'HERE', 'DOWNLOAD', 'DOES', 'LICENCE', 'STATE'], rows)) run.say(line);
	broken.forEach((one) => run.warn(brokenText(one)));
	return 0;
}

const asFacts = ({ model: { card, family, source, downloadBytes }, path, note }: ShelvedModel) => ({
	...{ id: card.id, label: card.label, family, kinds: card.kinds, source, revision: card.revision },
	...{ licence: card.licence, downloadBytes, available: path !== null, path, note },
});

const commerce = { allowed: '', conditional: ' (commercial use on conditions)', forbidden: ' (no commercial use)' };
const licenceText = ({ id, commercialUse }: ShelvedModel['model']['card']['licence']) =>
	`${id}${commerce[commercialUse]}`;

const brokenText = ({ file, id, reason }: BrokenEntry) =>
	id === null ? `Left out ${file}: ${reason}` : `Left out ${id} of ${file}: ${reason}`;
