import type { Resource } from '../../../shared/operation';
import { createLink } from './create-link.operation';
import { decide } from './decide.operation';
import { getMany } from './get-many.operation';
import { get } from './get.operation';
import { requestAndWait } from './request-and-wait.operation';
import { request } from './request.operation';
import { revokeLink } from './revoke-link.operation';
import { wait } from './wait.operation';

export const review: Resource = {
	value: 'review',
	name: 'Review',
	operations: [requestAndWait, request, wait, decide, createLink, revokeLink, get, getMany],
};
