import { person } from './api-avatar.ts';
import { ofRepository } from './api-call.ts';
import { turnTo } from './api-page.ts';
import { json } from './api-words.ts';
import { pythonDate } from './python-repr.ts';

/**
 * GET …/logs: the actions of the last day, newest first, in pages of twenty. Calls of `/api/v1` and pushes of tags are
 * logged.
 */
export const listLogs = ofRepository((site, { query }, repository) => {
  const now = Date.now();
  const { entries, next } = turnTo(repository.log.toReversed(), PAGE, query.get('next_page'));
  return json({
    start_time: pythonDate(now - DAY),
    end_time: pythonDate(now + DAY),
    logs: entries.map(({ kind, metadata, performer, at }) => ({
      kind,
      metadata,
      ip: '127.0.0.1',
      datetime: pythonDate(at),
      performer: { kind: 'user', ...person(site.settings, performer) },
    })),
    ...(next === undefined ? {} : { next_page: next }),
  });
});

const PAGE = 20;
const DAY = 86_400_000;
