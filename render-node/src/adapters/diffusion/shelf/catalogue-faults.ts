import type { GenerationKind } from '@showrunner/contract';
import type { ModelFamily } from '../../../domain/diffusion/catalogue.js';
import type { FrameRule, NumberRule, SizeRule } from '../../../domain/diffusion/model-card.js';

/** The part of an entry whose members have to agree with each other. */
type Ruled = {
	family: ModelFamily;
	source: object | null;
	path: string | null;
	kinds: readonly GenerationKind[];
	sizes: SizeRule;
	frames: FrameRule | null;
	steps: NumberRule | null;
	guidance: NumberRule | null;
	hasSound: boolean;
	settings: Readonly<Record<string, unknown>>;
};

type Fault = [path: string[], message: string];

const clipKinds: readonly GenerationKind[] = ['text-to-video', 'image-to-video', 'first-last-frame'];

/** Settings that the worker knows for every family. */
const everySetting = ['dtype', 'attention'];

/** Settings that the worker knows for a family; see render-node/diffusion/PROTOCOL.md. */
const familySettings: Record<ModelFamily, readonly string[]> = {
	sdxl: [],
	'z-image': ['schedulerShift'],
	'qwen-image': ['schedulerShift'],
	flux: ['schedulerShift'],
	wan: ['secondGuidance', 'schedulerShift', 'boundaryRatio'],
	ltx: [],
	ltx2: ['distilled', 'upsamplerPath'],
};

/** What contradicts itself in an entry whose members are fine each for itself. Pure. */
export function catalogueFaults(entry: Ruled): Fault[] {
	const { family, kinds, frames, hasSound, settings } = entry;
	const faults: Fault[] = [...sizeFaults(entry.sizes), ...(frames ? frameFaults(frames) : [])];
	if (entry.source === null && entry.path === null)
		faults.push([['source'], 'name the repository to pull from, or a path with the files']);
	for (const [name, rule] of [
		['steps', entry.steps],
		['guidance', entry.guidance],
	] as const)
		if (rule && !(rule.least <= rule.preset && rule.preset <= rule.most))
			faults.push([[name, 'preset'], `lies outside ${rule.least} to ${rule.most}`]);
	const makesClips = kinds.some((kind) => clipKinds.includes(kind));
	if (makesClips && frames === null) faults.push([['frames'], 'a model that makes clips needs its frame rule']);
	if (!makesClips && frames !== null) faults.push([['frames'], 'a model of still pictures has none: write null']);
	if (hasSound && frames === null) faults.push([['hasSound'], 'a still picture has no sound']);
	for (const name of Object.keys(settings))
		if (!everySetting.includes(name) && !familySettings[family].includes(name))
			faults.push([
				['settings', name],
				`unknown for ${family}; known: ${[...everySetting, ...familySettings[family]].join(', ')}`,
			]);
	return faults;
}

function sizeFaults({ native, multipleOf, leastSide, mostPixels }: SizeRule): Fault[] {
	const faults: Fault[] = [];
	for (const side of ['width', 'height'] as const) {
		if (native[side] % multipleOf !== 0) faults.push([['sizes', 'native', side], `is no multiple of ${multipleOf}`]);
		if (native[side] < leastSide) faults.push([['sizes', 'native', side], `is less than leastSide, ${leastSide}`]);
	}
	if (native.width * native.height > mostPixels)
		faults.push([['sizes', 'mostPixels'], 'is less than the native size has']);
	return faults;
}

function frameFaults({ multipleOf, least, most, preset }: FrameRule): Fault[] {
	const offGrid = Object.entries({ least, most, preset })
		.filter(([, count]) => (count - 1) % multipleOf !== 0)
		.map(([name]): Fault => [['frames', name], `is not ${multipleOf} × n + 1`]);
	if (!(least <= preset && preset <= most)) offGrid.push([['frames', 'preset'], `lies outside ${least} to ${most}`]);
	return offGrid;
}
