import type { Timeline } from '@showrunner/contract';

export const timelineDurationMs = ({ scenes }: Timeline): number =>
	scenes.reduce((sum, { durationMs }) => sum + durationMs, 0);
