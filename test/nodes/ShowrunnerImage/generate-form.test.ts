import { describe, expect, it } from '@jest/globals';
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { ShowrunnerImage } from '../../../nodes/ShowrunnerImage/ShowrunnerImage.node';

const { description } = new ShowrunnerImage();

/** What a person sees at a style: fields of the form, and options that can be added. */
function seen(style: string) {
	const values: INodeParameters = { resource: 'image', operation: 'generate', style };
	const isShown = (property: INodeProperties, own: INodeParameters) =>
		NodeHelpers.displayParameter(own, property, null, description, values);
	const fields = description.properties.filter((property) => isShown(property, values));
	const collection = fields.find(({ name }) => name === 'options');
	const options = (collection?.options ?? []) as INodeProperties[];
	return {
		fields: fields.map(({ name }) => name),
		options: options.filter((option) => isShown(option, {})).map(({ name }) => name),
	};
}

describe('the form of Image: Generate', () => {
	it.each(['art', 'card'])('shows nothing of models at the style %s', (style) => {
		const { fields, options } = seen(style);
		expect(fields).toEqual([
			...['resource', 'operation', 'story', 'providers', 'style', 'aspectRatios', 'productionId', 'options'],
		]);
		expect(options).toEqual(['onlyRedo', 'seed', 'timeoutMinutes']);
	});

	it('shows model, look and their options at the style diffusion', () => {
		const { fields, options } = seen('diffusion');
		expect(fields).toEqual(expect.arrayContaining(['model', 'look']));
		expect(options).toEqual(
			expect.arrayContaining([
				...['negativePrompt', 'steps', 'guidance', 'referenceAssetId', 'strength', 'ifNoModelCan', 'priority'],
				...['fallBack', 'seed', 'timeoutMinutes'],
			]),
		);
	});

	it('has a model before anybody chose one', () => {
		const parameters = { resource: 'image', operation: 'generate', style: 'diffusion' };
		const node = { typeVersion: 1 };
		const filled = NodeHelpers.getNodeParameters(description.properties, parameters, true, false, node, description);
		expect(filled?.model).toMatchObject({ mode: 'list', value: 'auto', cachedResultName: 'Automatic' });
	});

	it('forgets the options of a model when the style is drawn', () => {
		const options = { steps: 12, seed: 3 };
		const parameters = { resource: 'image', operation: 'generate', style: 'art', options };
		const node = { typeVersion: 1 };
		const kept = NodeHelpers.getNodeParameters(description.properties, parameters, true, false, node, description);
		expect(kept?.options).toEqual({ seed: 3 });
	});
});
