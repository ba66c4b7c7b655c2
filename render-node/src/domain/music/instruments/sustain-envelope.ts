/** Rises and falls along half a cosine and holds 1 in between; lengths in samples. The release lies after `hold`. */
export function sustainEnvelope(index: number, attack: number, hold: number, release: number): number {
	const rise = index < attack ? 0.5 - 0.5 * Math.cos((Math.PI * index) / attack) : 1;
	if (index < hold) return rise;
	const fallen = (index - hold) / release;
	return fallen < 1 ? rise * (0.5 + 0.5 * Math.cos(Math.PI * fallen)) : 0;
}
