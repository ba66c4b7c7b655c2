/** FNV-1a, 32 bit: offset basis and prime as its authors give them (draft-eastlake-fnv). */
const fnvOffset = 0x811c9dc5;
const fnvPrime = 0x01000193;

function hashOf(text: string): number {
	let hash = fnvOffset;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), fnvPrime) >>> 0;
	return hash;
}

/**
 * A seed for each prompt: it follows from the job's seed and the prompt itself, not from its place, so that a scene
 * that is put in between leaves the pictures of the others as they are. Equal prompts get seeds of their own.
 */
export function sceneSeeds(seed: number, prompts: readonly string[]): number[] {
	const seen = new Map<string, number>();
	return prompts.map((prompt) => {
		const times = seen.get(prompt) ?? 0;
		seen.set(prompt, times + 1);
		return (seed + hashOf(prompt) + times) >>> 0;
	});
}
