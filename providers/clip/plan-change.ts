import type { Asset } from '@showrunner/contract';
import type { AspectRatio } from '../../contract/vocabulary';
import { whyUnseen } from '../core/lend-video';
import { chooseModel } from '../core/model-card';
import { ProviderError } from '../core/provider-error';
import type { Warning } from '../core/run-chain';
import type { ChangeRequest } from './port';
import type { ChangedResolution, ClipChange, ClipChanger } from './vendor-port';

type Changer = { label: string; changes: ClipChanger };
type Facts = { durationMs: number; width: number; height: number };

const edges: Record<ChangedResolution, number> = { '720p': 720, '1080p': 1_080, '4k': 2_160 };
/** So much may the sides of a clip be off from 16:9. */
const shapeTolerance = 0.02;

/** A change as this vendor can make it, and what is made otherwise than wished. Throws where it cannot, for the next one. */
export function planChange(
	{ label, changes }: Changer,
	{ verb, wish }: ChangeRequest,
	{ source, nowMs }: { source: Asset; nowMs: number },
): { change: ClipChange; warnings: Warning[] } {
	const facts = factsOf(label, source);
	const unseen = whyUnseen({ label, videos: changes.videos }, source);
	if (unseen !== undefined) throw refused(unseen);
	if (facts.durationMs > changes.mostMs[verb])
		throw cannot(label, `takes clips of ${changes.mostMs[verb] / 1_000} s at most here`);
	const wanted = wish.model === 'auto' ? undefined : wish.model;
	const { model, warnings: aged } = chooseModel(changes.models(verb), wanted, nowMs);
	const { id: assetId, mediaType, sizeBytes } = source;
	const base = {
		...{ task: verb, model, source: { assetId, mediaType, sizeBytes }, aspectRatio: shapeOf(label, facts) },
		...(wish.seed !== undefined && { seed: wish.seed }),
	};
	if (verb === 'upscale') {
		const { resolution, warnings } = largerSize({ label, changes }, facts, wish.factor);
		return {
			change: { ...base, prompt: '', durationMs: facts.durationMs, resolution },
			warnings: [...aged, ...warnings],
		};
	}
	const { lengthsMs } = changes;
	const durationMs = lengthsMs.find((lengthMs) => lengthMs >= wish.durationMs) ?? lengthsMs.at(-1) ?? lengthsMs[0];
	const resolution = Math.min(facts.width, facts.height) > edges['720p'] ? '1080p' : '720p';
	const change: ClipChange = { ...base, prompt: wish.prompt, durationMs, resolution };
	return { change, warnings: [...aged, ...unmet(label, wish), ...otherLength(label, durationMs, wish.durationMs)] };
}

function factsOf(label: string, { media }: Asset): Facts {
	const { durationMs, width, height } = media ?? {};
	if (durationMs && width && height) return { durationMs, width, height };
	throw cannot(label, 'takes videos only, and this file is none');
}

function shapeOf(label: string, { width, height }: Facts): AspectRatio {
	const isLike = (wide: number, high: number) => Math.abs(width / height / (wide / high) - 1) <= shapeTolerance;
	if (isLike(16, 9)) return '16:9';
	if (isLike(9, 16)) return '9:16';
	throw cannot(label, `takes clips in 16:9 and 9:16, and this one has ${width} × ${height} pixels`);
}

/** The largest of the sizes that it makes and the factor allows. */
function largerSize({ label, changes }: Changer, { width, height }: Facts, factor: number) {
	const edge = Math.min(width, height);
	const sizes = changes.enlarges[edge];
	const [smallest] = sizes ?? [];
	if (!sizes || !smallest) {
		const takes = Object.keys(changes.enlarges).join(' or ');
		throw cannot(label, `enlarges clips whose shorter side has ${takes} pixels, and this one has ${edge}`);
	}
	const resolution = sizes.filter((size) => edges[size] <= edge * factor).at(-1) ?? smallest;
	if (edges[resolution] === edge * factor) return { resolution, warnings: [] };
	const message = `${label} enlarges ${edge} pixels to ${sizes.join(' or ')}; ${resolution} took the place of ${factor} times`;
	return { resolution, warnings: [{ code: 'option-adjusted', message, field: 'factor' } satisfies Warning] };
}

function otherLength(label: string, durationMs: number, wishedMs: number): Warning[] {
	if (durationMs === wishedMs) return [];
	const message = `${label} adds ${durationMs / 1_000} s, the nearest to ${wishedMs / 1_000} s`;
	return [{ code: 'option-adjusted', message, field: 'durationSeconds' }];
}

function unmet(label: string, wish: Extract<ChangeRequest, { verb: 'extend' }>['wish']): Warning[] {
	const lacks: [boolean, string, string][] = [
		[!!wish.negativePrompt, 'negativePrompt', 'no negative prompt'],
		[wish.steps !== undefined, 'steps', 'no number of steps'],
		[wish.guidance !== undefined, 'guidance', 'no guidance'],
		[wish.camera !== 'auto', 'camera', 'no camera but the one in the words of the prompt'],
	];
	return lacks
		.filter(([isLacking]) => isLacking)
		.map(([, field, what]) => ({ code: 'option-unsupported', message: `${label} has ${what}`, field }));
}

const cannot = (label: string, what: string) => refused(`${label} ${what}`);

function refused(title: string): ProviderError {
	return new ProviderError({
		kind: 'configuration-invalid',
		title,
		fix: 'Put the render-node behind it, or bring the clip into that form',
		field: 'assetId',
	});
}
