import type { Verdict } from '@showrunner/contract';

export const verdictOf = (score: number): Verdict => (score >= 80 ? 'good' : score >= 50 ? 'fair' : 'poor');
