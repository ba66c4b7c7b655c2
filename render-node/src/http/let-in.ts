import { neededRole, routeSchemas, type AccessRole, type RouteName, type RouteSchemas } from '@showrunner/contract';
import type { Request, RequestHandler } from 'express';
import type { Caller } from '../domain/access/caller.js';
import type { RequestBudget } from '../domain/access/request-budget.js';
import { isEnough } from '../domain/access/roles.js';
import type { Pressure } from '../domain/load/pressure.js';
import { forbidden, temporarilyUnavailable } from '../domain/refusal.js';
import { authenticate, hasValidLink, linkHolder, type Credentials } from './authenticate.js';
import { chargeRequests } from './charge-request.js';

export type Gate = Credentials & { budget: RequestBudget; pressure: Pressure };

/** Knows the caller by key, or by a signed link where the route is one that links lead to. */
async function identify(name: RouteName, request: Request, gate: Gate): Promise<Caller> {
	const isLinked = name === 'downloadAsset' && hasValidLink(request, String(request.params.assetId), gate);
	return isLinked ? linkHolder : authenticate(request, gate);
}

function refuseLowRole({ name, role }: Caller, needed: AccessRole): void {
	if (isEnough(role, needed)) return;
	throw forbidden('role-too-low', `This takes an API key with the role ${needed}`, {
		field: 'Authorization',
		detail: `${name} is ${role === 'viewer' ? 'a' : 'an'} ${role}`,
		fix: `Use a key with the role ${needed}; an admin makes one with render-node keys create --role ${needed}`,
	});
}

async function refuseOverload(pressure: Pressure): Promise<void> {
	const overload = await pressure.overload();
	if (overload === null) return;
	throw temporarilyUnavailable('service-busy', 'The service has more to do than it can take on', {
		detail: overload.detail,
		retryAfterMs: overload.retryAfterMs,
		fix: 'Send the same request again later; what is asked for and read goes on as always',
	});
}

/** Lets those in who may call this route, have requests left, and do not bring more work than there is room for. */
export function letIn(gate: Gate): (name: RouteName) => RequestHandler {
	const charge = chargeRequests(gate.budget);
	return (name) => {
		const needed = neededRole(name);
		const { bringsWork }: RouteSchemas = routeSchemas[name];
		return async (request, response, next) => {
			response.locals.route = name;
			const caller = await identify(name, request, gate);
			refuseLowRole(caller, needed);
			if (bringsWork) await refuseOverload(gate.pressure);
			if (caller.account !== null) await charge(caller.account, request, response);
			response.locals.caller = caller;
			next();
		};
	};
}
