// The program under test: the release build on a database of its own, in a directory of its own.
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { ACCOUNTS } from './people.ts';

export const ROOT = resolve(process.env['SAOQUE_ROOT'] || join(import.meta.dirname, '../..'));
const BIN = resolve(process.env['SAOQUE_BIN'] || join(ROOT, 'target/release/sao-que'));
const SITE = resolve(process.env['SAOQUE_SITE'] || join(ROOT, 'target/site'));
const DATABASE = 'sao-que.sqlite3';
const READY = /^Sao Quê is ready: (http:\/\/\S+)$/;
const READY_WITHIN = 20_000;

/** A directory with a filled database, to copy from: the real register, the samples and the sample accounts. */
export function seed(): string {
  if (!existsSync(BIN)) throw new Error(`there is no ${BIN}: run \`cargo xtask build\`, or set SAOQUE_BIN`);
  const dir = mkdtempSync(join(tmpdir(), 'sao-que-seed-'));
  const database = ['--database', join(dir, DATABASE)];
  run(['migrate', ...database]);
  for (const from of ['data', 'xtask/samples']) run(['import', ...database, '--from', join(ROOT, from)]);
  for (const { role, phone, name, password, producer } of ACCOUNTS) {
    const whose = producer ? ['--producer', producer] : [];
    const account = ['--role', role, '--phone', phone, '--name', name, ...whose, '--password-stdin'];
    run(['account', 'create', ...database, ...account], `${password}\n`);
  }
  return dir;
}

export function remove(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
}

function run(args: string[], input = ''): string {
  const { status, stdout, stderr, error } = spawnSync(BIN, args, { cwd: ROOT, input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`sao-que ${args.join(' ')}: ${error ?? stderr}`);
  return stdout;
}

/** A running server. It can be ended and started again on the same database and the same address. */
export class Server {
  url = '';
  readonly #dir: string;
  #process: ChildProcessByStdio<null, Readable, Readable> | undefined;
  #log: string[] = [];

  private constructor(dir: string) {
    this.#dir = dir;
  }

  /** A server on a copy of a seed. */
  static async start(seed: string): Promise<Server> {
    const dir = mkdtempSync(join(tmpdir(), 'sao-que-'));
    cpSync(seed, dir, { recursive: true });
    const server = new Server(dir);
    await server.#listen('127.0.0.1:0');
    return server;
  }

  /** A command of the operator on the database of the running server. */
  command(args: string[]): void {
    run([...args, '--database', join(this.#dir, DATABASE)]);
  }

  async restart(): Promise<void> {
    await this.#end();
    await this.#listen(new URL(this.url).host);
  }

  async stop(): Promise<void> {
    await this.#end();
    remove(this.#dir);
  }

  /** The code in a fresh letter to a producer, as the office prints it. */
  letter(producer: string): string {
    const file = join(this.#dir, `letter-${Date.now()}.html`);
    run(['claim', 'issue', '--database', join(this.#dir, DATABASE), '--producer', producer, '--to', file]);
    const code = /class="letter__code">([^<]+)</.exec(readFileSync(file, 'utf8'))?.[1];
    if (!code) throw new Error('the letter has no code');
    return code;
  }

  /** A code for a new password, as the office reads it out. */
  recovery(phone: string): string {
    return run(['account', 'recover', '--database', join(this.#dir, DATABASE), '--phone', phone]).trim();
  }

  /** What the program has logged as its own failure since the last call. */
  failures(): string[] {
    const bad = this.#log.filter((line) => /"level":"ERROR"|panicked/.test(line));
    this.#log = [];
    return bad;
  }

  async #listen(addr: string): Promise<void> {
    const args = ['serve', '--database', join(this.#dir, DATABASE), '--addr', addr, '--site', SITE];
    const child = spawn(BIN, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    createInterface(child.stderr).on('line', (line) => this.#log.push(line));
    this.url = await new Promise((ready, fail) => {
      const timer = setTimeout(() => fail(new Error(`no ready line in ${READY_WITHIN} ms`)), READY_WITHIN);
      child.once('exit', (code) => fail(new Error(`serve ended with ${code}: ${this.#log.join('\n')}`)));
      createInterface(child.stdout).on('line', (line) => {
        const url = READY.exec(line)?.[1];
        if (!url) return;
        clearTimeout(timer);
        ready(url);
      });
    });
  }

  /** Asks it to end, as a service manager does, and waits until it has. */
  async #end(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null) throw new Error(`the server had ended: ${this.#log.join('\n')}`);
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const [code] = await ended;
    if (code !== 0) throw new Error(`the server ended with ${code}: ${this.#log.join('\n')}`);
  }
}
