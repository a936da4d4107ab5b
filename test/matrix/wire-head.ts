import { onBody } from './effects.ts';
import { chunk, forever, head, headerLines, LAST_CHUNK, lengthOf, type Response, sends } from './raw.ts';
import type { Effect, Fault, StepRequest } from './types.ts';

/** Status lines, header lines and interim responses that break the rules of HTTP/1.1, and servers that speak something else. */
export const WIRE_HEADS: readonly Fault[] = [...starts(), ...interim(), ...headerLinesThatLie(), ...protocols()];

function whole(response: Response): readonly (string | Uint8Array)[] {
  return [head(response, lengthOf(response)), response.body];
}

/** Strange status lines. */
function starts(): readonly Fault[] {
  const line = (text: string, effect: Effect, name = text): Fault => ({
    name: `status line: ${name}`,
    effect,
    does: sends((response) => [head({ ...response, statusLine: text }, lengthOf(response)), response.body]),
  });
  // What the status says is the status, so these apply to responses with 200 alone.
  const of200 = (fault: Fault): Fault => ({
    ...fault,
    effect: (request) => (isOk(request) && typeof fault.effect === 'string' ? fault.effect : undefined),
  });
  return [
    ...[
      line('HTTP/1.0 200 OK\r\n', 'whole'),
      line('HTTP/2.0 200 OK\r\n', 'doubtful'),
      line('HTTP/1.1 200\r\n', 'doubtful'),
      line('HTTP/1.1 200 \r\n', 'doubtful'),
      line('HTTP/1.1  200 OK\r\n', 'doubtful'),
      line('\r\nHTTP/1.1 200 OK\r\n', 'doubtful'),
      line('HTTP/1.1 200 OK\n', 'doubtful'),
      line(`HTTP/1.1 200 ${'OK '.repeat(2_000)}\r\n`, 'doubtful', 'a reason of 6 KB'),
      line('HTTP/1.1 200 \u00e4\u0001\r\n', 'doubtful', 'control characters in the reason'),
    ].map(of200),
    line('HTTP/1.1 20\r\n', 'lost'),
    line('HTTP/1.1 2000 OK\r\n', 'lost'),
    line('HTTP/1.1 abc OK\r\n', 'lost'),
    line('HTTP/1.1 -200 OK\r\n', 'lost'),
    line('HTTP/1.1 000 None\r\n', 'wrong'),
    line('HTTP/1.1 099 None\r\n', 'wrong'),
    line('HTTP/9.9 200 OK\r\n', 'lost'),
    line('HTP/1.1 200 OK\r\n', 'lost'),
    line('http/1.1 200 ok\r\n', 'lost'),
    line('ICY 200 OK\r\n', 'lost'),
    line(' HTTP/1.1 200 OK\r\n', 'lost'),
    line('GET / HTTP/1.1\r\n', 'lost', 'of a request'),
    line(`HTTP/1.1 200 ${'x'.repeat(1_000_000)}\r\n`, 'lost', 'a reason of 1 MB'),
    { name: 'only a body (HTTP/0.9)', effect: 'lost', does: sends(() => ['{"token": "x", "manifests": []}']) },
  ];
}

function isOk({ content, role }: StepRequest): boolean {
  return content !== 'none' || role === 'head';
}

/** Interim responses, which a client must skip. */
function interim(): readonly Fault[] {
  const first = (name: string, text: string, effect: Effect): Fault => ({
    name: `${name} before the response`,
    effect,
    does: sends((response) => [text, ...whole(response)]),
  });
  return [
    first('100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n', 'whole'),
    first('102 Processing', 'HTTP/1.1 102 Processing\r\n\r\n', 'whole'),
    first('103 Early Hints', 'HTTP/1.1 103 Early Hints\r\nLink: </style.css>; rel="next"\r\n\r\n', 'whole'),
    first('1,000 times 100 Continue', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000), 'doubtful'),
    {
      name: '100 Continue for ever',
      effect: 'lost',
      does: sends(() => forever('HTTP/1.1 100 Continue\r\n\r\n', 20), 'open'),
      waits: true,
    },
    {
      name: '101 Switching Protocols',
      effect: 'lost',
      does: sends(() => ['HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n']),
      waits: true,
    },
  ];
}

/** Header lines that a parser must not accept, or may. */
function headerLinesThatLie(): readonly Fault[] {
  const lines = (name: string, text: string, effect: Effect): Fault => ({
    name: `header lines: ${name}`,
    effect,
    does: sends((response) => [
      `${response.statusLine}${text}${headerLines({ ...response.headers, ...lengthOf(response), Connection: 'close' })}\r\n`,
      response.body,
    ]),
  });
  return [
    lines('without a colon', 'this is not a header\r\n', 'lost'),
    lines('a space in the name', 'X Name: x\r\n', 'lost'),
    lines('a space before the colon', 'X-Name : x\r\n', 'doubtful'),
    lines('an empty name', ': x\r\n', 'lost'),
    lines('a zero byte', 'X-Name: a\0b\r\n', 'lost'),
    lines('a control character', 'X-Name: a\u0001b\r\n', 'doubtful'),
    lines('an escape sequence', 'X-Name: \u001b[31mred\r\n', 'doubtful'),
    lines('a carriage return alone', 'X-Name: a\rX-Other: b\r\n', 'doubtful'),
    lines('a line end alone', 'X-Name: a\nX-Other: b\r\n', 'doubtful'),
    lines('a folded line', 'X-Name: a\r\n b\r\n', 'doubtful'),
    lines('a folded line first', ' X-Name: a\r\n', 'doubtful'),
    lines('letters of Latin-1', 'X-Name: \u00e4\u00f6\u00fc\r\n', 'whole'),
    lines('a name of 10 KB', `X-${'n'.repeat(10_000)}: x\r\n`, 'whole'),
    {
      name: 'header lines: line ends without carriage returns',
      effect: 'doubtful',
      does: sends((response) => [head(response, lengthOf(response)).replaceAll('\r\n', '\n'), response.body]),
    },
    {
      name: 'header lines: Transfer-Encoding gzip',
      effect: onBody('doubtful'),
      does: sends((response) => [
        head(response, { 'Transfer-Encoding': 'gzip, chunked' }),
        chunk(response.body),
        LAST_CHUNK,
      ]),
    },
    {
      name: 'header lines: Transfer-Encoding unknown',
      effect: onBody('doubtful'),
      does: sends((response) => [head(response, { 'Transfer-Encoding': 'unknown' }), response.body]),
    },
  ];
}

/** Something that is not HTTP. */
function protocols(): readonly Fault[] {
  const speaks = (name: string, bytes: string | Uint8Array): Fault => ({
    name: `the server speaks ${name}`,
    effect: 'lost',
    does: sends(() => [bytes]),
  });
  return [
    speaks('TLS', Buffer.from([0x15, 0x03, 0x03, 0x00, 0x02, 0x02, 0x28])),
    speaks('HTTP/2', Buffer.from([0, 0, 6, 4, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 100])),
    speaks('SSH', 'SSH-2.0-OpenSSH_9.6\r\n'),
    speaks('SMTP', '220 mail.example.com ESMTP\r\n'),
    speaks('zeros', Buffer.alloc(4096)),
    speaks('noise', Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 256))),
  ];
}
