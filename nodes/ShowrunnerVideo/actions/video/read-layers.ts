import type { ItemContext } from '../../../shared/item-context';
import { invalidField } from '../../../shared/refusals';
import { uploadFile } from '../../../shared/transport/upload-file';
import type { Layer, SceneLayers } from '../../timeline/layers';
import { readAssetId } from './read-asset-id';

type LayerRow = {
	scene?: number;
	assetId?: string;
	binaryPropertyName?: string;
	depth?: number;
};
export type LayerOptions = { layers?: { layers?: LayerRow[] } };

type Picture = { assetId: string } | { file: string };
/** Rows of the form by the place of their scene, with the pictures as they were named. */
export type NamedLayers = Map<number, { picture: Picture; depth: number }[]>;

const [fewest, most] = [2, 5];

/** Refuses what cannot become layers before a file is uploaded. */
export function readLayers({ input }: Pick<ItemContext, 'input'>, { layers }: LayerOptions): NamedLayers {
	const named: NamedLayers = new Map();
	for (const row of layers?.layers ?? []) {
		const { scene = 1, depth = 0.5 } = row;
		if (!Number.isInteger(scene) || scene < 0)
			throw invalidField('layers', `There is no scene ${scene}`, 'Count scenes from 1, or put in 0');
		if (!(depth >= 0 && depth <= 1))
			throw invalidField('layers', `A layer has the depth ${depth}`, 'Give a depth from 0, far, to 1, near');
		named.set(scene, [...(named.get(scene) ?? []), { picture: pictureOf(row, input), depth }]);
	}
	for (const [scene, { length }] of named) {
		if (length >= fewest && length <= most) continue;
		const whose = scene === 0 ? 'Scenes without a picture have' : `Scene ${scene} has`;
		const fix = `Give a scene ${fewest} to ${most} layers, from the back to the front`;
		throw invalidField('layers', `${whose} ${length} ${length === 1 ? 'layer' : 'layers'}`, fix);
	}
	return named;
}

function pictureOf(row: LayerRow, { binary = {} }: ItemContext['input']): Picture {
	const assetId = readAssetId('layers', row.assetId, 'a picture');
	const file = row.binaryPropertyName?.trim() ?? '';
	if ((assetId !== undefined) === (file !== '')) {
		const title = assetId === undefined ? 'A layer names no picture' : 'A layer names two pictures';
		throw invalidField('layers', title, 'Give its asset ID, or the field of the item that holds it');
	}
	if (assetId !== undefined) return { assetId };
	const found = binary[file];
	if (!found)
		throw invalidField('layers', `The item has no file '${file}'`, 'Put in the name of a field that holds a file');
	if (found.mimeType.startsWith('image/')) return { file };
	throw invalidField('layers', `The file '${file}' is no picture`, 'Give a picture, such as a PNG that is transparent');
}

/** Brings the files into the store, each once. */
export async function storeLayers(
	{ node, itemIndex }: Pick<ItemContext, 'node' | 'itemIndex'>,
	named: NamedLayers,
): Promise<SceneLayers> {
	const stored = new Map<string, string>();
	const layers = new Map<number, Layer[]>();
	for (const [scene, rows] of named) {
		const own: Layer[] = [];
		for (const { picture, depth } of rows) {
			if ('assetId' in picture) {
				own.push({ ...picture, depth });
				continue;
			}
			const { file } = picture;
			const assetId = stored.get(file) ?? (await uploadFile(node, { itemIndex, field: file, name: '' })).id;
			stored.set(file, assetId);
			own.push({ assetId, depth });
		}
		layers.set(scene, own);
	}
	return layers;
}
