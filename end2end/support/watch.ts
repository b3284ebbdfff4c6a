// Looks over the shoulder of every page: what a visitor would not see and what must not happen all the same.
import type { BrowserContext } from '@playwright/test';

export class Watch {
  readonly #seen: string[] = [];
  // The catalogue is fetched when a page is idle: where a test restarts the server, cuts the line or changes the data just
  // then, the page goes on without it and tells nobody but the console.
  readonly #allowed: RegExp[] = [
    // The worker that answers without a network stays out of tests that watch the network.
    /Service Worker registration blocked by Playwright/,
    /(ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|status of 404 ).*\/du-lieu\//,
    /\/du-lieu\/.*(ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED)/,
  ];
  #asked = false;

  /** Chromium writes every error status to the console; a test that asks for one says so. */
  expectStatus(status: number): void {
    this.#allowed.push(new RegExp(`^console error: Failed to load resource: .* status of ${status} `));
  }

  /** The test answers what the page asks. */
  expectDialogs(): void {
    this.#asked = true;
  }

  /** Something else that this test brings about on purpose. */
  allow(pattern: RegExp): void {
    this.#allowed.push(pattern);
  }

  over(context: BrowserContext, origin: string, scripts: boolean): void {
    context.on('console', (message) => {
      const kind = message.type();
      // A violation of the content security policy is a console error as well.
      // What was loaded ahead for scripts is not used where none run.
      const unused = !scripts && /was preloaded using link preload but not used/.test(message.text());
      if ((kind === 'error' || kind === 'warning') && !unused) {
        this.#note(`console ${kind}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => this.#note(`page error: ${error.error().stack ?? error.error()}`));
    context.on('dialog', (dialog) => {
      if (this.#asked) return;
      // A test that leaves a form unsaved means to.
      if (dialog.type() === 'beforeunload') {
        void dialog.accept();
        return;
      }
      this.#note(`dialog: ${dialog.type()} ${dialog.message()}`);
      void dialog.dismiss();
    });
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (url.protocol !== 'data:' && url.origin !== origin) this.#note(`foreign request: ${request.url()}`);
    });
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText;
      // Leaving a page ends what it was still loading; a browser without scripts loads none.
      const unwanted = !scripts && request.resourceType() === 'script' && why === 'csp';
      if (why !== 'net::ERR_ABORTED' && !unwanted) this.#note(`request failed: ${request.url()} ${why}`);
    });
  }

  /** Everything that happened and was not expected. */
  findings(): string[] {
    return this.#seen.filter((text) => !this.#allowed.some((pattern) => pattern.test(text)));
  }

  #note(text: string): void {
    this.#seen.push(text);
  }
}
