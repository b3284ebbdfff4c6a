// What every test gets: a server, a watched page, and ways to go somewhere and be sure to have arrived.
import { test as base, expect, type Page, type Response } from '@playwright/test';
import { BEN_SAO, FISH_SAUCE } from './people.ts';
import { Server, remove, seed } from './server.ts';
import { Watch } from './watch.ts';
import { cookieOf, ownIds, post } from './wire.ts';

export { expect };

interface Options {
  /** A server for this test alone, for tests that write. The others share one. */
  ownServer: boolean;
  /** Whether the sample listing of the own server has something in every field, as that of the shared one has. */
  fullListing: boolean;
}

interface Fixtures {
  scripts: boolean;
  server: Server;
  watch: Watch;
  /** Waits until the app has taken over the page; without scripts the page is all there is. */
  ready: (page?: Page) => Promise<void>;
  /** Opens an address of the site and waits until the page can be used. */
  go: (path: string, status?: number, page?: Page) => Promise<Response>;
  /** From the own list into the editor of a product, until the form can be used. */
  edit: (product: string) => Promise<void>;
  /** A page of somebody else: another browser profile, watched as well. */
  stranger: (options?: { scripts: boolean }) => Promise<Page>;
}

interface WorkerFixtures {
  seeded: string;
  shared: Server;
}

/** Pages of visitors whose browser runs no scripts, whatever the project says. */
const SCRIPTLESS = new WeakSet<Page>();

/** A listing with something in every field. */
export const FULL_LISTING: [string, string][] = [
  ['kieu-gia', 'khoang'],
  ['gia', '85.000'],
  ['gia-den', '150.000'],
  ['don-vi', 'chai 500 ml'],
  ['mo-ta', 'Nước mắm cốt nhĩ từ cá cơm than và muối Hoằng Phụ.\n\nĐây là cơ sở mẫu, không có thật.'],
  ['cau-chuyen', 'Chượp trong thùng gỗ bời lời mười tám tháng.\n\nMẻ nào cũng ghi ngày ủ.'],
  ['thanh-phan', 'Cá cơm than, muối biển'],
  ['khoi-luong', '500 ml'],
  ['han-dung', '24 tháng từ ngày sản xuất'],
  ['bao-quan', 'Nơi khô ráo, tránh nắng'],
  ['lien-ket', 'https://shopee.vn/nuoc-mam-cot-mau'],
  ['lien-ket', 'https://voso.vn/san-pham/nuoc-mam-cot-mau'],
  ['dien-thoai', '0900 000 001'],
  ['dong-y', '1'],
  ['van-dung', '1'],
];

async function fillSample(server: Server): Promise<void> {
  const cookie = await cookieOf(server, BEN_SAO);
  const id = (await ownIds(server, cookie)).get(FISH_SAUCE) ?? '';
  const { status, text } = await post(server, cookie, id, FULL_LISTING);
  if (status !== 303) throw new Error(`the sample listing was not taken: ${status} ${text}`);
}

export const test = base.extend<Fixtures & Options, WorkerFixtures>({
  ownServer: [false, { option: true }],
  fullListing: [false, { option: true }],

  seeded: [
    async ({}, use) => {
      const dir = seed();
      await use(dir);
      remove(dir);
    },
    { scope: 'worker' },
  ],

  shared: [
    async ({ seeded }, use) => {
      const server = await Server.start(seeded);
      await fillSample(server);
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],

  server: async ({ ownServer, fullListing, seeded, shared }, use) => {
    const server = ownServer ? await Server.start(seeded) : shared;
    if (ownServer && fullListing) await fillSample(server);
    server.failures();
    await use(server);
    const failures = server.failures();
    if (ownServer) await server.stop();
    expect(failures, 'the server logged failures').toEqual([]);
  },

  baseURL: async ({ server }, use) => use(server.url),

  scripts: async ({ javaScriptEnabled }, use) => use(javaScriptEnabled !== false),

  watch: async ({ server }, use) => {
    const watch = new Watch();
    await use(watch);
    void server;
    expect(watch.findings(), 'something went wrong unseen').toEqual([]);
  },

  context: async ({ context, watch, server, scripts }, use) => {
    watch.over(context, server.url, scripts);
    await use(context);
  },

  ready: async ({ page: first, scripts }, use) => {
    await use(async (page = first) => {
      if (scripts && !SCRIPTLESS.has(page)) await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    });
  },

  go: async ({ page: first, watch, ready }, use) => {
    await use(async (path, status = 200, page = first) => {
      if (status >= 400) watch.expectStatus(status);
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(status);
      await ready(page);
      return response as Response;
    });
  },

  edit: async ({ page, ready }, use) => {
    await use(async (product) => {
      await page.getByRole('link', { name: `Sửa ${product}`, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: product })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Lưu thay đổi' })).toBeVisible();
      await ready();
    });
  },

  stranger: async ({ browser, watch, server, scripts }, use) => {
    const contexts: { close: () => Promise<void> }[] = [];
    await use(async (options) => {
      const javaScriptEnabled = options?.scripts ?? scripts;
      const context = await browser.newContext({ baseURL: server.url, javaScriptEnabled });
      contexts.push(context);
      watch.over(context, server.url, javaScriptEnabled);
      const page = await context.newPage();
      if (!javaScriptEnabled) SCRIPTLESS.add(page);
      return page;
    });
    for (const context of contexts) await context.close();
  },
});
