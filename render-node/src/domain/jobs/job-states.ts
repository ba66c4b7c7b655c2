import { finalJobStates, type JobState } from '@showrunner/contract';

/** A state that a job leaves only by the wish of a person. */
export const isFinal = (state: JobState): boolean => (finalJobStates as readonly JobState[]).includes(state);
