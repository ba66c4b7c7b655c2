import type { IDataObject } from 'n8n-workflow';
import { evidenceSourceKinds, type EvidenceSourceKind } from '../../../../contract/vocabulary';
import { runJob } from '../../../../providers/core/run-job';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { timeoutField } from '../../../shared/fields/wait-fields';
import type { ItemOperation } from '../../../shared/operation';
import { jobContextOf } from '../../../shared/job-context-of';

type ImportOptions = {
	author?: string;
	fileName?: string;
	licence?: string;
	licenceUrl?: string;
	sourceKind?: EvidenceSourceKind;
};

/** Nothing is claimed where nothing was said. */
function evidenceOf({ author, licence, licenceUrl, sourceKind = 'stock' }: ImportOptions) {
	if (!licence) return {};
	return { evidence: { sourceKind, licence, ...(author && { author }), ...(licenceUrl && { licenceUrl }) } };
}

export const importFromUrl: ItemOperation = {
	value: 'importFromUrl',
	name: 'Import From URL',
	action: 'Import asset',
	description: 'Have the render-node download a video, sound, picture or caption file into the store',
	properties: [
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/clips/harbour.mp4',
			description: 'Address of the file itself, reachable without a login. Signed links work.',
		},
		optionsField([
			{ displayName: 'Author', name: 'author', type: 'string', default: '', description: 'Needs a licence, too' },
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: '',
				placeholder: 'e.g. harbour.mp4',
				description: "Name in the store. Left empty, the server's own.",
			},
			{
				displayName: 'Licence',
				name: 'licence',
				type: 'string',
				default: '',
				placeholder: 'e.g. CC-BY-4.0',
				description: 'Right of use. Evidence: Record can say more afterwards.',
			},
			{
				displayName: 'Licence URL',
				name: 'licenceUrl',
				type: 'string',
				default: '',
				description: 'Needs a licence, too',
			},
			{
				displayName: 'Source Kind',
				name: 'sourceKind',
				type: 'options',
				options: optionsOf(evidenceSourceKinds),
				default: 'stock',
				description: 'Where the right to use the file comes from',
			},
			timeoutField,
		]),
	],
	async execute(item) {
		const { node, itemIndex } = item;
		const options = node.getNodeParameter('options', itemIndex, {}) as ImportOptions;
		const url = String(node.getNodeParameter('url', itemIndex)).trim();
		const input = { url, ...(options.fileName && { name: options.fileName }), ...evidenceOf(options) };
		const { assetId, warnings } = await runJob({ kind: 'asset.import', step: 'import', input }, jobContextOf(item));
		const asset = await item.client().call('getAsset', { params: { assetId } });
		return item.withSection('asset', { ...(asset as unknown as IDataObject), warnings });
	},
};
