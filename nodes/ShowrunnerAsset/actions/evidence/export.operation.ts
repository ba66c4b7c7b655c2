import type { IDataObject } from 'n8n-workflow';
import type { ItemContext } from '../../../shared/item-context';
import type { ItemOperation, OutputItem } from '../../../shared/operation';
import { openBytes, uploadBytes } from '../../../shared/transport/move-bytes';
import { exportFields } from './export-fields';
import { readList } from './read-list';
import { readProductionId } from './read-production-id';

const mediaType = 'application/zip';

/** The folder as a file of the item or as an asset; either way it is streamed through. */
async function exportFolder(item: ItemContext, productionId: string): Promise<OutputItem> {
	const { node, itemIndex, input } = item;
	const query = { files: node.getNodeParameter('files', itemIndex) as 'none' | 'finished' | 'all' };
	const name = `evidence-${productionId}.zip`;
	const open = async () => await openBytes(node, 'exportEvidence', { params: { productionId }, query });
	if (node.getNodeParameter('output', itemIndex) === 'asset') {
		const asset = await uploadBytes(node, { name, mediaType, open });
		return item.withSection('asset', asset as unknown as IDataObject);
	}
	const field = node.getNodeParameter('binaryPropertyName', itemIndex) as string;
	const file = await node.helpers.prepareBinaryData(await open(), name, mediaType);
	return { json: input.json, binary: { ...input.binary, [field]: file } };
}

async function writeLetter(item: ItemContext, productionId: string): Promise<OutputItem> {
	const { node, itemIndex } = item;
	const { assetIds, ...rest } = node.getNodeParameter('options', itemIndex, {}) as Record<string, string>;
	const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== ''));
	const body = {
		sender: String(node.getNodeParameter('sender', itemIndex)).trim(),
		...told,
		...(assetIds && { assetIds: readList(assetIds) }),
	};
	return item.withSection('letter', await item.client().call('writeDisputeLetter', { params: { productionId }, body }));
}

export const exportEvidence: ItemOperation = {
	value: 'export',
	name: 'Export',
	action: 'Export evidence',
	description: 'Take out what proves the right to a video, as a folder or as a letter that answers a claim',
	properties: exportFields,
	async execute(item) {
		const productionId = readProductionId(item);
		const isLetter = item.node.getNodeParameter('format', item.itemIndex) === 'letter';
		return await (isLetter ? writeLetter(item, productionId) : exportFolder(item, productionId));
	},
};
