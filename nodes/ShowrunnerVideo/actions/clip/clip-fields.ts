import type { INodeProperties } from 'n8n-workflow';
import { aspectRatios, cameraMoves, limits } from '../../../../contract/vocabulary';
import { clipChangers, clipProviders } from '../../../../providers/clip/registry';
import { clipResolutions } from '../../../../providers/clip/vendor-port';
import { modelField } from '../../../shared/fields/model-field';
import { optionsField } from '../../../shared/fields/options-field';
import { optionsOf } from '../../../shared/fields/options-of';
import { productionField } from '../../../shared/fields/production-field';
import { providersField } from '../../../shared/fields/providers-field';
import { reuseField } from '../../../shared/fields/reuse-field';
import { sectionField } from '../../../shared/fields/section-field';
import { seedField } from '../../../shared/fields/seed-field';
import { fallBackField, lookField, priorityField } from '../../../shared/fields/steering-fields';
import { timeoutField, waitField } from '../../../shared/fields/wait-fields';

export const sourceField = (options: INodeProperties['options'], preset: string): INodeProperties => ({
	displayName: 'Source',
	name: 'source',
	type: 'options',
	...(options && { options }),
	default: preset,
	description: 'What the clips are made from',
});

/** The pace of the scenes, for clips that are as long as their scene is seen. */
export const paceField = sectionField({
	displayName: 'Speech',
	name: 'speech',
	description: 'Spoken scenes of Showrunner Speech; each clip lasts as long as its scene is seen',
	isRequired: false,
});

/** Who makes the clips and with what. */
export const makerFields: INodeProperties[] = [providersField(clipProviders), modelField('searchClipModels')];

/** Who changes clips and with what. */
export const changerFields: INodeProperties[] = [providersField(clipChangers), modelField('searchClipModels')];

export const aspectRatioField: INodeProperties = {
	displayName: 'Aspect Ratio',
	name: 'aspectRatio',
	type: 'options',
	options: optionsOf(aspectRatios),
	default: '9:16',
	description: 'Shape of the clips; a video of another format crops them',
};

export const lengthField = (seconds: number, description: string): INodeProperties => ({
	displayName: 'Length (Seconds)',
	name: 'durationSeconds',
	type: 'number',
	typeOptions: { minValue: 0.5, maxValue: limits.clipDurationMs / 1000, numberPrecision: 2 },
	default: seconds,
	description,
});

export const cameraField: INodeProperties = {
	displayName: 'Camera',
	name: 'camera',
	type: 'options',
	options: optionsOf(cameraMoves, { auto: 'Another move from clip to clip' }),
	default: 'auto',
	description: 'Move of a clip that is a camera over a still picture; models go by the prompt instead',
};

export const soundField: INodeProperties = {
	displayName: 'Sound',
	name: 'sound',
	type: 'boolean',
	default: true,
	description: 'Whether a model that makes sound may add it to the clip',
};

export const resolutionField: INodeProperties = {
	displayName: 'Resolution',
	name: 'resolution',
	type: 'options',
	options: clipResolutions.map((value) => ({ name: value, value })),
	default: '1080p',
	description: 'Size of clips of vendors with a key; the smaller one costs less at most of them',
};

export const mannerFields: INodeProperties[] = [cameraField, lookField, resolutionField, reuseField, soundField];

/** What every verb ends with; `options` are those beyond the ones that all have. */
export function closingFields(options: readonly INodeProperties[]): INodeProperties[] {
	const all = [...options, fallBackField, priorityField, seedField, timeoutField];
	const sorted = all.sort((a, b) => a.displayName.localeCompare(b.displayName, 'en'));
	return [waitField, productionField, optionsField(sorted)];
}
