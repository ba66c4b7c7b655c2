import type { ImageCheckResult } from '@showrunner/contract';
import type { ModerationCategory } from '../../contract/vocabulary';
import { ProviderError } from '../core/provider-error';
import { runFurtherJob } from '../core/run-further-job';
import { categoriesOf } from './label-categories';
import type { CategoryScore, ModerationVendor } from './port';

const label = 'Render Node Pictures';

/** The classifier that the owner of the render-node has set up: no key, and no picture leaves the machine. */
export const localPictureModeration: ModerationVendor = {
	id: 'renderNodePictures',
	label,
	note: 'Pictures, by the classifier that is set up on the render-node; free of charge, and nothing leaves it',
	credential: 'showrunnerApi',
	operations: ['Check pictures'],
	proof: 'engine',
	...{ model: 'classifier', takes: ['image'], isClassifier: true },
	...{ textCharacters: 0, imageBytes: 0 },
	judge: async ({ kind }) => await Promise.reject(onlyStored(kind)),
	async judgeStored(assetId, context) {
		const order = { kind: 'image.check', step: 'moderation', input: { assetId } } as const;
		const { labels, classifier } = await runFurtherJob(order, context);
		const scores = toScores(labels);
		if (scores.length === 0) throw nothingKnown(labels);
		const checked = scores.map(({ category }) => category);
		return { model: `${classifier.name} ${classifier.version}`, scores, checked };
	},
};

/** The scores of all its labels together are 1: what several of them say of one category adds up. */
function toScores(labels: ImageCheckResult['labels']): CategoryScore[] {
	const sums = new Map<ModerationCategory, number>();
	for (const { label: name, score } of labels)
		for (const category of categoriesOf(name)) sums.set(category, Math.min(1, (sums.get(category) ?? 0) + score));
	return [...sums].map(([category, score]) => ({ category, score }));
}

const shownLabels = 10;

function nothingKnown(labels: ImageCheckResult['labels']): ProviderError {
	const names = labels.slice(0, shownLabels).map((one) => `'${one.label}'`);
	return new ProviderError({
		kind: 'configuration-invalid',
		title: `${label}: no label of the classifier speaks of a category of the policies; it has ${names.join(', ')}`,
		fix: "Name its classes in 'id2label' of its config.json, such as nsfw, violence, gore or weapon",
	});
}

const onlyStored = (kind: string) =>
	new ProviderError({
		kind: 'input-invalid',
		title: `${label} looks at stored pictures alone, not at a given ${kind}`,
	});
