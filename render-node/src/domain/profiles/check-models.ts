import type { GenerationKind, Model, ProfileSettings } from '@showrunner/contract';
import type { ProfileGround, SettingFinding } from './check-settings.js';
import { asksThisService, isLocalOnly } from './is-local-only.js';

/** Steps that this service has models for, and what a model must be able to do there. */
const kindsOf = {
	image: ['text-to-image', 'image-to-image'],
	clip: ['text-to-video', 'image-to-video', 'first-last-frame'],
	upscale: ['upscale'],
} as const satisfies Record<string, readonly GenerationKind[]>;
type ModelStep = keyof typeof kindsOf;
const modelSteps = Object.keys(kindsOf) as ModelStep[];

/** The models that are named and that this service has, each with its step. */
export const namedModels = ({ models }: ProfileSettings, ground: ProfileGround) =>
	modelSteps.flatMap((step) => {
		const model = ground.models.find(({ id }) => id === models?.[step]);
		return model ? [{ step, model }] : [];
	});

function checkKnown(model: Model, step: ModelStep): SettingFinding[] {
	const field = `models.${step}`;
	if (!kindsOf[step].some((kind) => model.kinds.includes(kind))) {
		const message = `${model.label} cannot do what the step '${step}' asks for`;
		return [
			{
				isRefused: true,
				type: 'model-unsuitable',
				field,
				message,
				fix: `Choose a model that can: ${kindsOf[step].join(', ')}`,
			},
		];
	}
	const findings: SettingFinding[] = [];
	if (!model.available) {
		const message = `${model.label} is not ready here: ${model.note}`;
		findings.push({
			isRefused: false,
			code: 'model-not-ready',
			field,
			message,
			fix: 'Make it ready, or choose another',
		});
	}
	if (model.licence.commercialUse === 'forbidden') {
		const message = `The licence of ${model.label} forbids use that earns money`;
		findings.push({ isRefused: false, code: 'licence-non-commercial', field, message, fix: 'Choose another model' });
	}
	return findings;
}

/** Whether this service has the models that are named for it, and whether they can do what their steps ask for. */
export function checkModels(settings: ProfileSettings, ground: ProfileGround): SettingFinding[] {
	return modelSteps.flatMap((step): SettingFinding[] => {
		const wanted = settings.models?.[step];
		if (wanted === undefined || wanted === 'auto' || !asksThisService(settings, step)) return [];
		const known = ground.models.find(({ id }) => id === wanted);
		if (known) return checkKnown(known, step);
		const field = `models.${step}`;
		const message = `This service knows no model '${wanted}'`;
		const fix = 'Choose a model of /v1/models, or name the provider that has it';
		if (isLocalOnly(settings, step)) return [{ isRefused: true, type: 'model-unknown', field, message, fix }];
		return [{ isRefused: false, code: 'model-unknown', field, message, fix }];
	});
}
