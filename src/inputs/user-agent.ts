/** Sent as User-Agent by all actions: Quay treats a browser's differently. */
export const USER_AGENT = 'quay-referrers';
