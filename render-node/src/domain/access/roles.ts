import { accessRoles, type AccessRole } from '@showrunner/contract';

/** Whether a role may do what takes `needed`. */
export const isEnough = (role: AccessRole, needed: AccessRole): boolean =>
	accessRoles.indexOf(role) >= accessRoles.indexOf(needed);
