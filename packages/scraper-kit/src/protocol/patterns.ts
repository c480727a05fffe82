/** The patterns of names on the wire. */

/** A bookmaker's name. */
export const SITE_NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/;

/** The name of a worker. */
export const WORKER_ID = /^[\x21-\x7e]{1,128}$/;

/** The name of a sport. */
export const SPORT_NAME = /^[a-z][a-z0-9-]{0,31}$/;
