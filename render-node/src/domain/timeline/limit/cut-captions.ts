import type { CaptionedScene, Timeline } from '@showrunner/contract';

type Captions = NonNullable<Timeline['captions']>;

/** The words that are spoken whole before `endMs`, and the text as far as they go with the marks behind them. */
export function cutCaptions({ scenes, translations, ...manner }: Captions, endMs: number): Captions {
	const cut = (all: readonly CaptionedScene[]) =>
		all.filter(({ startMs }) => startMs < endMs).map((scene) => cutScene(scene, endMs - scene.startMs));
	return {
		...manner,
		scenes: cut(scenes),
		...(translations && { translations: translations.map((each) => ({ ...each, scenes: cut(each.scenes) })) }),
	};
}

function cutScene(scene: CaptionedScene, lengthMs: number): CaptionedScene {
	if (scene.durationMs <= lengthMs) return scene;
	const lost = scene.words.findIndex((word) => word.endMs > lengthMs);
	const words = lost < 0 ? scene.words : scene.words.slice(0, lost);
	const text = lost < 0 ? scene.text : scene.text.slice(0, scene.words[lost]?.charStart ?? 0).trimEnd();
	return { ...scene, durationMs: lengthMs, text, words };
}
