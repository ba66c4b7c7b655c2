import type { ProfileSettings } from '@showrunner/contract';

/** How workflows name this service among the providers of a step. */
const thisService = 'renderNode';

type Step = keyof NonNullable<ProfileSettings['providers']>;

/** Whether this service is asked for the step: also where nobody is named. */
export const asksThisService = ({ providers }: ProfileSettings, step: Step): boolean =>
	providers?.[step]?.includes(thisService) ?? true;

/** Whether nobody else is asked for the step. */
export const isLocalOnly = ({ providers }: ProfileSettings, step: Step): boolean =>
	providers?.[step]?.every((provider) => provider === thisService) ?? false;
