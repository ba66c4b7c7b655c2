import { costLine, type CostLine } from '../../../shared/sections/costs';
import { drawInstead, type ArtWish } from './draw-instead';
import { missingPictures, type MissingPicture } from './missing-pictures';
import { paintByChain, type ChainOrder, type Round } from './paint-by-chain';
import { someFailed } from './painting-refusals';

export type PaintOrder = ChainOrder & { art: ArtWish };

/** Section `visuals` with one picture for each scene and format, by models as far as there are some, and what they cost. */
export async function paintScenes(order: PaintOrder): Promise<{ visuals: object; costs: CostLine[] }> {
	const { chain, request, context, drawsArt, art } = order;
	const rounds = await paintByChain(order);
	const missing = missingPictures(request, rounds);
	const painted = rounds.flatMap(({ value }) => value.images);
	const costs = rounds.flatMap(costOf);
	const account = accountOf(rounds, missing);
	const place = (id: string) => request.scenes.findIndex((scene) => scene.id === id);
	const inOrder = (a: { sceneId: string }, b: { sceneId: string }) => place(a.sceneId) - place(b.sceneId);
	if (missing.length === 0) return { visuals: { ...account, images: painted.sort(inOrder) }, costs };
	if (!drawsArt) throw someFailed(missing, painted.length + missing.length);
	const drawn = await drawInstead({ chain, context, art, missing });
	const images = [...painted, ...drawn.images].sort(inOrder);
	const provider = painted.length > 0 ? account.provider : drawn.provider;
	return { visuals: { ...account, provider, warnings: [...account.warnings, ...drawn.warnings], images }, costs };
}

/** What was asked and what it took; providers and the models behind them in one list. The first that painted gives its name. */
function accountOf(rounds: readonly Round[], missing: readonly MissingPicture[]) {
	const main = rounds.find(({ value }) => value.images.length > 0) ?? rounds[0];
	const sum = (pick: (round: Round) => number) => rounds.reduce((total, round) => total + pick(round), 0);
	const failed = rounds.flatMap(({ value }) => value.failed);
	return {
		...{ model: main?.value.model ?? null, engine: main?.value.engine ?? null },
		deviceMs: sum(({ value }) => value.deviceMs),
		priceMicros: sum(({ value }) => value.priceMicros),
		reused: sum(({ value }) => value.reused),
		failed: failed.filter((piece) =>
			missing.some((one) => one.sceneId === piece.sceneId && one.aspectRatio === piece.aspectRatio),
		),
		attempts: rounds.flatMap(attemptsOf),
		provider: main?.provider ?? '',
		warnings: rounds.flatMap(({ warnings }) => warnings),
	};
}

function attemptsOf({ provider, attempts, value }: Round) {
	const asked = value.attempts.map(({ problem, ...who }) => {
		return { provider, ...who, kind: problem.kind, message: problem.title };
	});
	return [...attempts, ...asked];
}

function costOf({ provider, value: { model, bought } }: Round): CostLine[] {
	return bought.length === 0 ? [] : [costLine('visuals', { provider, ...(model && { model }) }, bought)];
}
