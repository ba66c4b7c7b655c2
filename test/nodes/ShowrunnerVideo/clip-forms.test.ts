import { describe, expect, it } from '@jest/globals';
import { NodeHelpers, type INodeParameters, type INodeProperties } from 'n8n-workflow';
import { ShowrunnerVideo } from '../../../nodes/ShowrunnerVideo/ShowrunnerVideo.node';

const { description } = new ShowrunnerVideo();

function seen(operation: string, own: INodeParameters = {}) {
	const values: INodeParameters = { resource: 'clip', operation, ...own };
	const isShown = (property: INodeProperties, level: INodeParameters) =>
		NodeHelpers.displayParameter(level, property, null, description, values);
	const fields = description.properties.filter((property) => isShown(property, values));
	const options = (fields.find(({ name }) => name === 'options')?.options ?? []) as INodeProperties[];
	return {
		fields: fields.map(({ name }) => name),
		options: options.filter((option) => isShown(option, {})).map(({ name }) => name),
	};
}

describe('the forms of clips', () => {
	it('ask for a story or for words, by the source', () => {
		const story = seen('generate', { source: 'story' }).fields;
		expect(story).toEqual(expect.arrayContaining(['story', 'speech', 'model']));
		expect(story).not.toContain('prompt');
		const words = seen('generate', { source: 'prompt' }).fields;
		expect(words).toEqual(expect.arrayContaining(['prompt', 'durationSeconds']));
		expect(words).not.toEqual(expect.arrayContaining(['story']));
	});

	it('ask for the item’s pictures or for one, and for a last frame only there', () => {
		const item = seen('animateImage', { source: 'visuals' });
		expect(item.fields).toEqual(expect.arrayContaining(['visuals', 'story', 'speech']));
		expect(item.fields).not.toContain('assetId');
		expect(item.options).not.toContain('lastFrameAssetId');
		const one = seen('animateImage', { source: 'asset' });
		expect(one.fields).toEqual(expect.arrayContaining(['assetId', 'prompt']));
		expect(one.options).toContain('lastFrameAssetId');
	});

	it('show for a larger clip only what makes it larger', () => {
		const { fields, options } = seen('upscale');
		expect(fields).toEqual([
			...['resource', 'operation', 'assetId', 'factor', 'providers', 'model', 'waitForCompletion'],
			...['productionId', 'options'],
		]);
		expect(options).toEqual(['fallBack', 'priority', 'reuse', 'seed', 'timeoutMinutes']);
	});
});
